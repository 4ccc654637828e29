// Flags are for quiet and for safety. A page can still see that the browser is automated, and is meant to.
#include "adapters/browser/command_line.hpp"

#include <pwd.h>
#include <unistd.h>

#include "core/base/text.hpp"

namespace legwork::adapters {

core::Result<std::string> find_browser(BrowserOptions const& options) {
  auto const runs = [](std::string const& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (!options.binary.empty()) {
    if (runs(options.binary)) return options.binary;
    return core::fail(core::ErrorKind::not_found, "the browser " + options.binary + " is not there or may not be run");
  }
  for (char const* path : {"/usr/lib/chromium/chromium-headless-shell", "/usr/lib/chromium/chromium"}) {
    if (runs(path)) return std::string(path);
  }
  return core::fail(core::ErrorKind::not_found,
                    "no browser is installed: install Debian's package chromium-headless-shell, or run ./dev setup");
}

core::Result<BrowserUser> find_user(BrowserOptions const& options) {
  if (::geteuid() != 0) return BrowserUser{false, ::geteuid(), ::getegid()};
  std::vector<std::string> const wanted =
      options.user.empty() ? std::vector<std::string>{"legwork-browser", "nobody"} : std::vector{options.user};
  for (auto const& name : wanted) {
    passwd const* const entry = ::getpwnam(name.c_str());
    if (entry == nullptr) continue;
    if (entry->pw_uid == 0)
      return core::fail(core::ErrorKind::invalid, "the browser must not run as root: choose an unprivileged user");
    return BrowserUser{true, entry->pw_uid, entry->pw_gid};
  }
  return core::fail(core::ErrorKind::not_found,
                    "there is no user " + wanted.back() + " for the browser to run as: make one, or run ./dev setup");
}

std::vector<std::string> command_line(std::string const& binary, BrowserOptions const& options,
                                      std::filesystem::path const& home) {
  std::vector<std::string> line{
      binary,
      "--remote-debugging-pipe",
      "--user-data-dir=" + home.string(),
      "--proxy-server=http://" + options.proxy,
      "--proxy-bypass-list=<-loopback>", // loopback too goes through the proxy, which refuses it
      // WebRTC would go around the proxy: headless-shell heeds the first, full Chromium the second.
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--disable-quic",
      "--no-first-run",
      "--no-default-browser-check",
      "--site-per-process",       // headless-shell would put frames of other sites into the page's own process
      "--disable-shared-workers", // nothing can pause what they send (P07)
      "--no-startup-window",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-domain-reliability",
      "--disable-extensions",
      "--disable-sync",
      "--disable-breakpad",
      "--disable-crash-reporter",
      "--metrics-recording-only",
      "--password-store=basic",
      "--mute-audio",
      "--hide-scrollbars",
      "--window-size=1366,900",
      // Several pages work at once and none of them is in front: their clocks must all run.
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
      "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication",
  };
  if (!core::contains(binary, "headless-shell")) line.emplace_back("--headless=new");
  if (options.allow_no_sandbox) line.emplace_back("--no-sandbox");
  return line;
}

std::vector<std::string> environment(std::filesystem::path const& home) {
  std::string const folder = home.string();
  return {"HOME=" + folder,
          "TMPDIR=" + folder + "/tmp",
          "XDG_CONFIG_HOME=" + folder,
          "XDG_CACHE_HOME=" + folder,
          "XDG_RUNTIME_DIR=" + folder,
          "DBUS_SESSION_BUS_ADDRESS=disabled:",
          "PATH=/usr/bin:/bin",
          "LANG=C.UTF-8"};
}

} // namespace legwork::adapters
