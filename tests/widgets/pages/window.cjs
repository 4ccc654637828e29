// For packages that ask for the window by require().
module.exports = window;
