// Where each fault stands in the catalogue.
#include "sim/fault.hpp"

namespace legwork::sim {

std::string_view catalogue_id(Fault fault) {
  switch (fault) {
    case Fault::renderer_crash:
    case Fault::browser_crash:
    case Fault::page_dies_later: return "B1";
    case Fault::hang: return "B2";
    case Fault::not_reached:
    case Fault::blocked:
    case Fault::not_a_page:
    case Fault::step_times_out:
    case Fault::missing_page: return "B3";
    case Fault::page_gone: return "B4";
    case Fault::stale_control:
    case Fault::rerendered:
    case Fault::late_shell:
    case Fault::field_rejected:
    case Fault::press_changed:
    case Fault::box_ticks_itself: return "B5";
    case Fault::late_captcha: return "B6";
    case Fault::echo: return "B7";
    case Fault::lost_answer: return "B8";
    case Fault::late_answer: return "B9";
    case Fault::press_nothing:
    case Fault::press_complaint:
    case Fault::press_double:
    case Fault::press_covered:
    case Fault::press_disabled:
    case Fault::press_unproven: return "B11";
    case Fault::press_thanks:
    case Fault::answer_silent:
    case Fault::answer_broken: return "B12";
    case Fault::orphan: return "B13";
    case Fault::launch_fails: return "B14";
    case Fault::fill_unreadable:
    case Fault::press_unreadable: return "B15";
    case Fault::cover_comes: return "B16";
    case Fault::wrong_answer: return "B10";
    case Fault::disk_full:
    case Fault::low_space: return "D1";
    case Fault::ack_lost: return "D6";
    case Fault::slow_commit: return "D7";
    case Fault::clock_leaps:
    case Fault::late_tick: return "C2";
    case Fault::kill_before_commit:
    case Fault::kill_after_commit:
    case Fault::kill_between:
    case Fault::kill_in_boot:
    case Fault::kill_at_rest: return "P1";
    case Fault::wire_drops: return "W1";
    case Fault::order_twice: return "W3";
    case Fault::order_gap: return "W4";
    case Fault::half_open: return "W6";
    case Fault::without_control:
    case Fault::whole_customer: return "W11";
  }
  return "";
}

} // namespace legwork::sim
