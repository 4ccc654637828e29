// Catch2, compiled once and linked into every test program. As in the program itself, writing to a pipe whose reader
// has died is an error and no end: a browser that a test kills would else take the test program with it.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <csignal>

int main(int argc, char* argv[]) {
  std::signal(SIGPIPE, SIG_IGN);
  return Catch::Session().run(argc, argv);
}
