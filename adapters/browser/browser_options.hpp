// How the browser is started.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "adapters/net/proxy.hpp"

namespace legwork::adapters {

struct BrowserOptions {
  std::string binary; // empty: chromium-headless-shell, else Chromium itself, where Debian puts them
  std::string proxy;  // "127.0.0.1:PORT": the browser's only way out
  // A port of the same proxy for each contact, which counts what leaves; without it only the browser counts.
  std::function<core::Result<std::shared_ptr<ProxyPort>>()> open_proxy_port;
  std::string user;              // when root: runs as this one; empty: legwork-browser where it exists, else nobody
  bool allow_no_sandbox = false; // pages then run without Chromium's sandbox: never for real websites
  std::filesystem::path run_folder = "/tmp"; // for profiles; the browser's user must be able to pass through
};

} // namespace legwork::adapters
