// Names follow Prometheus' conventions: base units, `_total` for what only grows.
#include "adapters/server/metrics.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <array>

namespace legwork::adapters {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<ClientMetric::Label>;

class Families {
 public:
  void family(char const* name, char const* help, MetricType type) { all_.push_back({name, help, type, {}}); }
  void value(double number, Labels labels = {}) {
    ClientMetric metric;
    metric.label = std::move(labels);
    if (all_.back().type == MetricType::Counter)
      metric.counter.value = number;
    else
      metric.gauge.value = number;
    all_.back().metric.push_back(std::move(metric));
  }
  void single(char const* name, char const* help, MetricType type, double number) {
    family(name, help, type);
    value(number);
  }
  void summary(double sum_seconds, std::uint64_t count, Labels labels) {
    ClientMetric metric;
    metric.label = std::move(labels);
    metric.summary.sample_count = count;
    metric.summary.sample_sum = sum_seconds;
    all_.back().metric.push_back(std::move(metric));
  }
  std::string text() const { return prometheus::TextSerializer().Serialize(all_); }

 private:
  std::vector<MetricFamily> all_;
};

std::string text_of(std::string_view name) { return std::string(name); }

void contacts(Families& out, core::State const& s) {
  std::array<std::size_t, core::count_of<core::Phase>()> in_phase{};
  std::array<double, core::count_of<core::Phase>()> seconds{};
  std::array<std::uint64_t, core::count_of<core::Phase>()> times{};
  for (core::Contact const& c : s.contacts) {
    ++in_phase[static_cast<std::size_t>(c.phase)];
    for (std::size_t i = 0; i < c.time_in_phase.size(); ++i) {
      if (c.time_in_phase[i] == core::Duration{0}) continue;
      seconds[i] += std::chrono::duration<double>(c.time_in_phase[i]).count();
      ++times[i];
    }
  }
  out.family("legwork_contacts", "Contacts by the phase they are in; final phases are outcomes", MetricType::Gauge);
  for (std::size_t i = 1; i < in_phase.size(); ++i)
    out.value(static_cast<double>(in_phase[i]), {{"phase", text_of(core::name_of(static_cast<core::Phase>(i)))}});
  out.family("legwork_phase_seconds", "Time that contacts spent in each phase", MetricType::Summary);
  for (std::size_t i = 1; i < in_phase.size(); ++i) {
    if (!core::is_final(static_cast<core::Phase>(i)))
      out.summary(seconds[i], times[i], {{"phase", text_of(core::name_of(static_cast<core::Phase>(i)))}});
  }
  std::size_t queued = 0;
  std::array<std::size_t, core::count_of<core::BatchPhase>()> batches{};
  for (core::Batch const& b : s.batches) {
    queued += b.queue.size();
    ++batches[static_cast<std::size_t>(b.phase)];
  }
  out.single("legwork_queue_depth", "Contacts that wait for their turn", MetricType::Gauge,
             static_cast<double>(queued));
  out.family("legwork_batches", "Batches by phase", MetricType::Gauge);
  for (std::size_t i = 0; i < batches.size(); ++i)
    out.value(static_cast<double>(batches[i]), {{"phase", text_of(core::name_of(static_cast<core::BatchPhase>(i)))}});
}

} // namespace

std::string metrics_text(core::State const& s, Measured const& m) {
  Families out;
  out.family("legwork_info", "Version and mode", MetricType::Gauge);
  out.value(1, {{"version", m.version}, {"mode", m.mode}});
  out.single("legwork_ready", "1 when new work is taken", MetricType::Gauge, m.ready ? 1 : 0);
  contacts(out, s);
  out.single("legwork_clients", "WebSocket clients that said hello", MetricType::Gauge, static_cast<double>(m.clients));
  out.single("legwork_connections", "Open TCP connections", MetricType::Gauge, static_cast<double>(m.server.open));
  out.single("legwork_connections_accepted_total", "TCP connections accepted", MetricType::Counter,
             static_cast<double>(m.server.accepted));
  out.single("legwork_connections_refused_total", "TCP connections closed for a limit", MetricType::Counter,
             static_cast<double>(m.server.refused));
  out.single("legwork_http_requests_total", "HTTP requests read", MetricType::Counter,
             static_cast<double>(m.server.requests));
  out.single("legwork_sessions", "Sessions that may come back", MetricType::Gauge,
             static_cast<double>(s.sessions.size()));
  out.single("legwork_journal_seq", "Number of the newest durable row of the journal", MetricType::Counter,
             static_cast<double>(m.durable_seq.value()));
  out.single("legwork_journal_waiting_rows", "Rows on their way to the disk", MetricType::Gauge,
             static_cast<double>(m.taken_seq.value() - m.durable_seq.value()));
  out.single("legwork_disk_space_low", "1 when too little disk is left to record an outcome", MetricType::Gauge,
             s.space_low ? 1 : 0);
  out.single("legwork_history_events", "Events kept for clients that come back", MetricType::Gauge,
             static_cast<double>(m.history_events));
  out.single("legwork_history_bytes", "Their size", MetricType::Gauge, static_cast<double>(m.history_bytes));
  out.single("legwork_pages", "Browser pages that are open", MetricType::Gauge, static_cast<double>(s.pages.size()));
  out.single("legwork_browser_connections", "Connections of the browser through the filtering proxy", MetricType::Gauge,
             static_cast<double>(m.proxy.open));
  out.single("legwork_browser_refused_total", "Requests of the browser that policy refused", MetricType::Counter,
             static_cast<double>(m.proxy.refused));
  out.single("legwork_browser_unreachable_total", "Requests of the browser that reached nobody", MetricType::Counter,
             static_cast<double>(m.proxy.unreachable));
  return out.text();
}

} // namespace legwork::adapters
