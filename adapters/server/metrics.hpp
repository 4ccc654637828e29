// What Prometheus reads (P70): computed from state at the moment of the question.
#pragma once

#include <string>

#include "adapters/net/proxy.hpp"
#include "adapters/server/server.hpp"
#include "core/model/state.hpp"

namespace legwork::adapters {

struct Measured {
  ServerCounts server;
  ProxyCounts proxy; // the browser's way out
  std::size_t clients = 0;
  std::size_t history_events = 0;
  std::size_t history_bytes = 0;
  core::SequenceNumber taken_seq;
  core::SequenceNumber durable_seq;
  bool ready = true;
  std::string version;
  std::string mode;
};

std::string metrics_text(core::State const& state, Measured const& measured);

} // namespace legwork::adapters
