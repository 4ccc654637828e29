// What a contact costs beyond the site's own time: Legwork against a minimal DevTools script that does the same flow
// on the plain-POST business, in turn, in one run. The CAPTCHA window that both must wait is taken off both.
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "adapters/net/proxy.hpp"
#include "core/report/contact_report.hpp"
#include "tests/bench/raw_contact.hpp"
#include "tests/street/street_run.hpp"
#include "tools/runtime.hpp"

using namespace legwork;

namespace {

constexpr int window_ms = 2000; // P33: a CAPTCHA is looked for at least so long

double median(std::vector<double> all) {
  std::ranges::sort(all);
  return all.empty() ? 0 : all[all.size() / 2];
}

std::string website_of(tests::PracticeStreet const& street) {
  for (auto const& business : nlohmann::json::parse(street.truth())) {
    if (business["kind"] == "plain_post") return business["website"];
  }
  return {};
}

// One batch a customer, because nobody is contacted twice for the same one. Returns the reports.
std::vector<core::ContactReport> run_legwork(std::filesystem::path const& folder, int port, std::string const& website,
                                             int times) {
  tools::RuntimeOptions options;
  options.journal = folder / "journal.db";
  options.key_file = folder / "master.key";
  options.practice_ports = {static_cast<std::uint16_t>(port)};
  options.limits.pace = core::Duration{0}; // what the program needs by itself; a visitor's pace is waiting
  tools::Runtime runtime(options);
  std::map<std::string, std::string> const values{{"first_name", "Jane"},
                                                  {"last_name", "Example"},
                                                  {"phone", "(512) 555-0147"},
                                                  {"zip", "78701"},
                                                  {"email", "jane@example.com"}};
  core::FillRules rules;
  rules.known = {"email", "first_name", "full_name", "last_name", "message", "phone", "zip"};
  auto const next = [&](int i) {
    std::string const customer = runtime.vault().customer_for("customer" + std::to_string(i));
    runtime.customers().store_request(customer, "request" + std::to_string(i), {values, "Please send me a quote."});
    core::CreateBatch batch{.mode = core::Mode::practice,
                            .request = "request" + std::to_string(i),
                            .customer = customer,
                            .parallel = 1,
                            .gap = core::Duration{0},
                            .rules = rules,
                            .contacts = {}};
    batch.contacts.push_back({.dealer_name = "Plain", .website = website, .target = "plain"});
    static_cast<void>(runtime.submit(std::move(batch)));
    static_cast<void>(runtime.submit(core::StartBatch{core::BatchId{static_cast<std::uint32_t>(i) + 1}}));
  };
  int begun = 1;
  auto const finished = [&] {
    if (runtime.state().batches.back().phase != core::BatchPhase::completed) return false;
    if (begun == times) return true;
    next(begun++);
    return false;
  };
  runtime.run({}, [&] { next(0); }, finished, {});
  std::vector<core::ContactReport> out;
  for (core::Batch const& b : runtime.state().batches) {
    for (auto& r : core::report_on_batch(runtime.state(), b, runtime.now())) out.push_back(std::move(r));
  }
  return out;
}

std::vector<tests::RawParts> run_raw(int port, std::string const& website, int times) {
  boost::asio::io_context io;
  adapters::Proxy proxy(io.get_executor(), {true, {static_cast<std::uint16_t>(port)}, {}},
                        [](std::string_view, std::string_view) {});
  if (!proxy.start()) return {};
  std::thread thread([&] { io.run_for(std::chrono::minutes(5)); });
  auto out = tests::raw_contacts("127.0.0.1:" + std::to_string(proxy.port()), website, times, window_ms);
  io.stop();
  thread.join();
  return out;
}

} // namespace

int main(int argc, char** argv) {
  int const times = argc > 1 ? std::atoi(argv[1]) : 8;
  tests::TempFolder const folder("bench");
  tests::PracticeStreet const street(folder.path());
  std::string const website = website_of(street);
  std::vector<double> ours;
  std::vector<double> floor;
  std::map<std::string, std::vector<double>> our_parts;
  std::map<std::string, std::vector<double>> floor_parts;
  std::vector<std::string> order;
  for (int round = 0; round < 3; ++round) {
    std::filesystem::create_directory(folder / std::to_string(round));
    auto const reports = run_legwork(folder / std::to_string(round), street.port(), website, times);
    for (std::size_t i = 1; i < reports.size(); ++i) { // the first pays for starting the browser
      if (reports[i].outcome != core::Phase::succeeded)
        return fmt::print("a contact ended {}: {}\n", core::name_of(reports[i].outcome), reports[i].reason), 1;
      ours.push_back(static_cast<double>(reports[i].total.count()) - window_ms);
      for (auto const& [phase, spent] : reports[i].phases)
        our_parts[phase].push_back(static_cast<double>(spent.count()));
    }
    auto const raw = run_raw(street.port(), website, times);
    for (std::size_t i = 1; i < raw.size(); ++i) {
      floor.push_back(raw[i].total_ms - window_ms);
      for (auto const& [part, ms] : raw[i].parts) floor_parts[part].push_back(ms);
    }
  }
  fmt::print("legwork, ms:");
  for (auto const& [phase, all] : our_parts) fmt::print("  {} {:.0f}", phase, median(all));
  fmt::print("\nfloor, ms:  ");
  for (auto const& [part, all] : floor_parts) fmt::print("  {} {:.0f}", part, median(all));
  fmt::print(
      "\nbeyond the {} ms CAPTCHA window (n={} and {}): legwork {:.0f} ms, floor {:.0f} ms, ratio {:.2f} (goal: at "
      "most 1.30)\n",
      window_ms, ours.size(), floor.size(), median(ours), median(floor), median(ours) / median(floor));
}
