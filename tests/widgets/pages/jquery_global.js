// Plugins of jQuery look for it by its name.
import $ from "jquery";

window.jQuery = window.$ = $;
export default $;
