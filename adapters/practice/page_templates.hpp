// What the street's websites have in common: the frame of a page, the pages beside the contact page, and the
// ways to answer.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/practice/business.hpp"

namespace legwork::adapters {

// How one website looks: `style` 0–3 changes navigation, wording and markup.
struct Look {
  std::string_view name;
  std::string_view town;
  std::string_view contact_words;
  std::string_view contact_path;
  int style = 0;
};

// Text as it may stand in a page or in an attribute's quotes.
std::string html_escaped(std::string_view text);

std::string page(Look const& look, std::string_view title, std::string_view main);

// Home, inventory, service, finance, about and the privacy notice; nothing for other paths or a POST.
std::optional<Reply> usual_page(Look const& look, Visit const& visit);

// The usual pages, the contact page on its path, "not found" for the rest.
Reply site(Look const& look, Visit const& visit, std::string_view contact_main);

Reply html(std::string body, unsigned status = 200);
Reply json_text(std::string body, unsigned status = 200);
Reply see_other(std::string location); // 303, what a form's answer should be
Reply not_found(Look const& look);
Reply thanks(Look const& look, std::string_view sentence);

// Kept when every field of `needed` has a value, else the reason.
Received judge(Visit const& visit, std::initializer_list<std::string_view> needed);

// `reply` with the fate of the submission it answers.
Reply with(Reply reply, Received received);

// `html` with {port} replaced: links to the street's other hosts need it.
std::string with_port(std::string_view html, std::uint16_t port);

} // namespace legwork::adapters
