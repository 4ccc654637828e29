// Navigation: until the new document can be read. Settling is the following look's business.
#include "adapters/browser/steps/steps.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

bool is_readable(std::string const& type) {
  return type.empty() || core::contains(type, "html") || core::contains(type, "xml") || type.starts_with("text/");
}

// Why the browser did not show a document, in the core's words.
core::StepProblem problem_of_failure(std::string const& text, DocumentAnswer const& answer) {
  if (!answer.refused.empty() || core::contains(text, "BLOCKED")) return core::StepProblem::blocked;
  bool const came_to_nothing = core::contains(text, "ERR_ABORTED") || core::contains(text, "INVALID_RESPONSE");
  return came_to_nothing ? core::StepProblem::not_a_page : core::StepProblem::not_reached;
}

} // namespace

PageStep navigate(std::shared_ptr<LivePage> page, core::Navigate effect) {
  page->begin_step(Millis(effect.limit));
  page->traffic.navigation_begins();
  page->document.is_ready = page->document.is_loaded = false;
  auto const went = co_await page->call(page->root_session(), "Page.navigate", {{"url", effect.url}}, page->left());
  if (!went) co_return co_await failed(page, effect.step, problem_of(*page, went.error()), went.error().detail);
  auto const& answer = page->traffic.main_document();
  std::string const failure = text_at(*went, "errorText");
  if (!failure.empty())
    co_return co_await failed(page, effect.step, problem_of_failure(failure, answer), "the browser says " + failure);
  while (!page->document.is_ready && !page->is_over()) co_await page->wait(page->left());
  if (page->is_gone()) co_return co_await failed(page, effect.step, core::StepProblem::page_gone, page->why_gone());
  if (!answer.refused.empty())
    co_return co_await failed(page, effect.step, core::StepProblem::blocked, "Legwork does not visit this address");
  if (answer.is_unreachable)
    co_return co_await failed(page, effect.step, core::StepProblem::not_reached, "nobody answers at this address");
  if (!is_readable(answer.type))
    co_return co_await failed(page, effect.step, core::StepProblem::not_a_page, "the address holds " + answer.type);
  if (!page->document.is_ready)
    co_return co_await failed(page, effect.step, core::StepProblem::timed_out, "the page did not become ready");
  auto const* const main = page->frames.main();
  std::string const url = main != nullptr && !main->url.empty() ? main->url : effect.url;
  co_return core::PageReached{effect.step, core::presentable(page->redaction.clean(url), 2048), answer.status};
}

} // namespace legwork::adapters
