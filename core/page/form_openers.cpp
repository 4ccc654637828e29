// The button, or link within the page, that opens a contact form: pressed where a page shows none.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

LEGWORK_WORDS(opening, "get a quote", "request a quote", "request quote", "get quote", "get your quote", "free quote",
              "ask a question", "ask a dealer", "ask the dealer", "send message", "send a message", "leave a message",
              "leave us a message", "request info", "get more info", "check availability", "request price",
              "get e price", "get eprice", "feedback form", "contact form", "open form", "open contact form",
              "angebot anfordern", "anfrage senden", "anfrage stellen", "jetzt anfragen", "nachricht schreiben",
              "nachricht senden", "schreiben sie uns", "kontakt aufnehmen", "formular öffnen", "demander un devis",
              "écrivez nous", "nous écrire", "envoyer un message", "poser une question", "formulaire",
              "pedir presupuesto", "solicitar información", "solicitar presupuesto", "enviar mensaje", "escríbenos",
              "richiedi preventivo", "richiedi informazioni", "scrivici", "invia messaggio", "pedir orçamento",
              "enviar mensagem", "offerte aanvragen", "stuur bericht", "bericht sturen", "skicka meddelande",
              "send besked", "wyślij wiadomość", "zapytaj", "napište nám", "написать", "задать вопрос",
              "メッセージを送る", "在线咨询", "문의하기");

LEGWORK_WORDS(other_ways, "call", "phone", "telephone", "chat", "whatsapp", "whats app", "sms", "text us", "map",
              "directions", "log in", "login", "sign in", "register", "newsletter", "subscribe", "cookie", "cookies",
              "accept", "accept all", "decline", "search", "cart", "share", "print", "download", "close", "anrufen",
              "suche", "anmelden", "appeler", "llamar", "chiama", "bellen");

constexpr std::size_t longest_text = 60; // of a button that says one thing

int opener_score(Snapshot const& page, Button const& b) {
  std::string const text = normalised(b.text);
  bool const is_pressable = !b.disabled && (b.hidden == Hidden::none || b.hidden == Hidden::off_screen);
  if (!is_pressable || b.leads_away || b.text.size() > longest_text || b.type == "reset") return 0;
  if (has_any(text, other_ways) || has_any(text, words::elsewhere) || has_any(text, words::departments)) return 0;
  bool const sends_a_form = b.type == "submit" && b.form >= 0 && page.forms[static_cast<std::size_t>(b.form)].real;
  if (sends_a_form) return 0; // of a search, or of a newsletter
  std::string_view const found = std::max(longest_word(text, opening), longest_word(text, words::contact),
                                          [](auto a, auto c) { return a.size() < c.size(); });
  if (found.empty()) return 0;
  return (trim(text) == found ? 50 : 30) + (b.type == "link" ? 0 : 5);
}

} // namespace

Button const* find_form_opener(Snapshot const& page, std::vector<std::string> const& pressed) {
  Button const* best = nullptr;
  int best_score = 0;
  for (Button const& b : page.buttons) {
    int const score = opener_score(page, b);
    if (score <= best_score || std::ranges::find(pressed, opener_words(b)) != pressed.end()) continue;
    best_score = score;
    best = &b;
  }
  return best;
}

std::string opener_words(Button const& button) { return presentable(collapse(button.text), longest_text); }

} // namespace legwork::core
