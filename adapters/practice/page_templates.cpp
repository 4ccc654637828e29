// The frame of every page and the pages that are not the point.
#include "adapters/practice/page_templates.hpp"

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view style_sheet = R"(<style>
body{font:16px/1.5 Helvetica,Arial,sans-serif;margin:0;color:#222}header,footer{background:#{colour};color:#fff;padding:14px 24px}
header a,footer a{color:#fff;margin-right:18px;text-decoration:none}main{max-width:960px;margin:0 auto;padding:24px;min-height:520px}
nav ul{list-style:none;padding:0;margin:8px 0}nav li{display:inline-block;margin-right:18px}.hero{background:#eef1f5;padding:48px 24px;margin-bottom:24px}
.card{display:inline-block;width:270px;border:1px solid #ddd;margin:0 14px 14px 0;padding:12px;vertical-align:top}
label{display:block;margin:10px 0 2px}input,select,textarea{font:inherit;padding:6px 8px;border:1px solid #999;min-width:260px}
input[type=checkbox],input[type=radio]{min-width:0}textarea{min-width:420px;height:110px}button,.btn{font:inherit;background:#{colour};color:#fff;border:0;padding:10px 26px;margin-top:14px;cursor:pointer}
.error{color:#b00020}.row{display:flex;gap:14px}.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}
</style>)";

constexpr std::string_view colours[] = {"1d4f7c", "7c2d1d", "205c3b", "3b3050"};

// Navigation in the words and markup of four kinds of dealer site.
constexpr std::string_view navigations[] = {
    R"(<header><strong>{name}</strong><nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/inventory">Inventory</a></li><li><a href="/service">Service</a></li><li><a href="/finance">Finance</a></li><li><a href="/about">About Us</a></li><li><a href="{contact_path}">{contact}</a></li></ul></nav></header>)",
    R"(<header><a href="/" class="logo"><b>{name}</b></a> <div class="navbar"><a href="/inventory">New &amp; Used Vehicles</a><a href="/service">Service &amp; Parts</a><a href="/finance">Financing</a><a href="/about">Our Story</a><a class="nav-link" href="{contact_path}">{contact}</a></div><div class="phone">Sales: <a href="tel:+15550100148">(555) 010-0148</a></div></header>)",
    R"(<header><h2 style="margin:0">{name}</h2><div role="navigation"><a href="/inventory">Search Inventory</a><a href="/finance">Get Pre-Approved</a><a href="/service">Schedule Service</a><a href="/about">Meet the Team</a></div></header>)",
    R"(<header><span>{name}</span> | <a href="/inventory"><span>SHOP</span></a><a href="/service"><span>SERVICE</span></a><a href="/finance"><span>FINANCE</span></a><a href="/about"><span>ABOUT</span></a><a href="{contact_path}"><span>{contact}</span></a></header>)",
};

constexpr std::string_view footers[] = {
    R"(<footer>&copy; {name}, 400 Main Street, {town}. <a href="/privacy">Privacy</a></footer>)",
    R"(<footer><p>{name} &middot; {town} &middot; Mon&ndash;Sat 9&ndash;7</p><a href="/about">Directions</a><a href="{contact_path}">{contact}</a><a href="/privacy">Privacy Policy</a></footer>)",
    R"(<footer><div>Questions? <a href="{contact_path}">{contact}</a></div><div>{name}, {town}</div><a href="/privacy">Privacy notice</a></footer>)",
    R"(<footer>{name} serves {town} and its neighbors. <a href="/privacy">Privacy</a> <a href="https://example.com/">Follow us</a></footer>)",
};

constexpr std::string_view home =
    R"(<div class="hero"><h1>Welcome to {name}</h1><p>Quality new and pre-owned vehicles in {town}. Family owned since 1987.</p><a class="btn" href="/inventory">Browse Inventory</a></div>
<h2>Featured vehicles</h2><div class="card"><h3>2024 Heron LX</h3><p>Crossover, 12 mi</p><b>$31,480</b></div><div class="card"><h3>2021 Otter Sport</h3><p>Sedan, 28,114 mi</p><b>$18,995</b></div><div class="card"><h3>2023 Badger XT</h3><p>Pickup, 9,870 mi</p><b>$42,750</b></div>
<h2>Why buy from us?</h2><p>Our sales team answers every question without pressure, and our service department looks after your car for as long as you own it.</p>)";

constexpr std::string_view inventory = R"(<h1>Inventory</h1><p>Showing 6 of 6 vehicles</p>
<div class="card"><h3><a href="/inventory/heron-lx">2024 Heron LX</a></h3><p>Stock H1180</p><b>$31,480</b></div><div class="card"><h3><a href="/inventory/otter-sport">2021 Otter Sport</a></h3><p>Stock P0341</p><b>$18,995</b></div>
<div class="card"><h3><a href="/inventory/badger-xt">2023 Badger XT</a></h3><p>Stock P0377</p><b>$42,750</b></div><div class="card"><h3>2022 Kestrel EV</h3><p>Stock P0402</p><b>$27,300</b></div>
<div class="card"><h3>2020 Lynx Touring</h3><p>Stock P0288</p><b>$16,450</b></div><div class="card"><h3>2024 Heron GT</h3><p>Stock H1204</p><b>$36,900</b></div>)";

constexpr std::string_view vehicle =
    R"(<h1>Vehicle details</h1><table><tr><td>Engine</td><td>2.0 l four cylinder</td></tr><tr><td>Transmission</td><td>Automatic</td></tr><tr><td>Drive</td><td>All wheels</td></tr><tr><td>Colour</td><td>Slate</td></tr></table><p>Ask our sales team about this vehicle.</p>)";
constexpr std::string_view service =
    R"(<h1>Service Department</h1><p>Oil changes, brakes, tires and inspections by certified technicians. Open Monday to Friday from 7:30 am. Call (555) 010-0152 for an appointment.</p>)";
constexpr std::string_view finance =
    R"(<h1>Financing</h1><p>Estimate your payment, bring proof of income and a driver's license, and drive home today. Rates from 4.9 % APR for qualified buyers.</p>)";
constexpr std::string_view about =
    R"(<h1>About {name}</h1><p>Three generations have sold cars in {town}. Meet Dana (sales), Luis (service) and Priya (finance).</p><p>400 Main Street, {town}</p>)";
constexpr std::string_view privacy =
    R"(<h1>Privacy</h1><p>We use what you send us to answer you, and for nothing else without your consent.</p>)";

std::string_view at(std::string_view const (&list)[4], int style) { return list[static_cast<std::size_t>(style) & 3U]; }

std::string in_words(Look const& look, std::string text) {
  std::string const name = core::replace_all(std::string(look.name), "&", "&amp;");
  text = core::replace_all(std::move(text), "{name}", name);
  text = core::replace_all(std::move(text), "{town}", look.town);
  text = core::replace_all(std::move(text), "{contact_path}", look.contact_path);
  text = core::replace_all(std::move(text), "{contact}", look.contact_words);
  return core::replace_all(std::move(text), "{colour}", at(colours, look.style));
}

std::string_view usual_main(std::string_view path) {
  if (path == "/") return home;
  if (path == "/inventory") return inventory;
  if (path.starts_with("/inventory/")) return vehicle;
  if (path == "/service") return service;
  if (path == "/finance") return finance;
  if (path == "/about") return about;
  return path == "/privacy" ? privacy : std::string_view{};
}

} // namespace

std::string html_escaped(std::string_view text) {
  std::string out = core::replace_all(std::string(text), "&", "&amp;");
  out = core::replace_all(std::move(out), "<", "&lt;");
  return core::replace_all(std::move(out), "\"", "&quot;");
}

std::string page(Look const& look, std::string_view title, std::string_view main) {
  std::string out = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + std::string(title) +
                    " | {name}</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
  out.append(style_sheet).append("</head><body>").append(at(navigations, look.style));
  out.append("<main>").append(main).append("</main>").append(at(footers, look.style)).append("</body></html>\n");
  return in_words(look, std::move(out));
}

std::optional<Reply> usual_page(Look const& look, Visit const& visit) {
  std::string_view const main = usual_main(visit.path);
  if (main.empty() || visit.is_post()) return std::nullopt;
  return html(page(look, visit.path == "/" ? "Home" : "Information", main));
}

Reply site(Look const& look, Visit const& visit, std::string_view contact_main) {
  if (visit.path == look.contact_path && !visit.is_post()) return html(page(look, look.contact_words, contact_main));
  if (auto usual = usual_page(look, visit)) return *std::move(usual);
  return not_found(look);
}

Reply html(std::string body, unsigned status) {
  Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

Reply json_text(std::string body, unsigned status) {
  Reply reply = html(std::move(body), status);
  reply.content_type = "application/json";
  return reply;
}

Reply see_other(std::string location) {
  Reply reply = html({}, 303);
  reply.headers.emplace_back("Location", std::move(location));
  return reply;
}

Reply not_found(Look const& look) {
  return html(page(look, "Not found", "<h1>Page not found</h1><p>This page has moved or never existed.</p>"), 404);
}

Reply thanks(Look const& look, std::string_view sentence) {
  return html(page(look, "Thank you", "<h1>Thank you!</h1><p>" + std::string(sentence) + "</p>"));
}

Received judge(Visit const& visit, std::initializer_list<std::string_view> needed) {
  for (std::string_view name : needed) {
    if (core::trim(value_of(visit.fields, name)).empty())
      return {false, "the field " + std::string(name) + " is empty"};
  }
  return {true, "read by the business"};
}

Reply with(Reply reply, Received received) {
  reply.received = std::move(received);
  return reply;
}

std::string with_port(std::string_view html_text, std::uint16_t port) {
  return core::replace_all(std::string(html_text), "{port}", std::to_string(port));
}

} // namespace legwork::adapters
