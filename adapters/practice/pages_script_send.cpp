// Forms whose scripts do more at the press than send: they ask the site first, fetch a nonce, tell a tracker, or post
// into a hidden frame. Only the message itself is a submission.
#include <charconv>

#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/page_templates.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

using std::chrono::milliseconds;

constexpr std::string_view by_frame =
    R"(return new Promise(done=>{const i=document.createElement('iframe');i.name='upload';i.style.display='none';document.body.append(i);window.taken=done;f.method='post';f.action='/contact/post';f.target='upload';f.submit()}))";
constexpr std::string_view frame_answer = R"(<!doctype html><title>ok</title><script>parent.taken({ok})</script>)";
constexpr std::string_view by_check =
    R"(const post=(to,what)=>fetch(to,{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(what)}).then(a=>a.json());const{message,...rest}=d;if(!(await post('/api/inquiry/check',rest)).valid)return false;return(await post('/api/inquiry',d)).success)";
constexpr std::string_view by_nonce =
    R"(const{nonce}=await(await fetch('/api/nonce')).json();return(await fetch('/api/message',{method:'POST',body:new URLSearchParams({...d,nonce})})).ok)";
constexpr std::string_view by_tracker =
    R"(const lead=new URLSearchParams(d);fetch('http://leadcount.test:{port}/collect',{method:'POST',mode:'no-cors',keepalive:true,body:lead}).catch(()=>{});await fetch('/metrics/lead',{method:'POST',body:lead});return(await fetch('/lead',{method:'POST',body:lead})).ok)";

constexpr milliseconds nonce_lives{60'000};

// A nonce is the time at which it was made; what it is made of is nobody's concern but this site's.
bool is_fresh(std::string_view nonce, milliseconds now) {
  std::int64_t made = 0;
  auto const [end, error] = std::from_chars(nonce.data(), nonce.data() + nonce.size(), made, 36);
  return error == std::errc{} && milliseconds(made) <= now && now - milliseconds(made) < nonce_lives;
}

std::string nonce_of(milliseconds now) {
  char text[16];
  auto const end = std::to_chars(text, text + sizeof text, now.count(), 36).ptr;
  return {text, end};
}

Reply aside(Reply reply) {
  reply.is_aside = true;
  return reply;
}

Reply success_of(Received received) {
  Reply reply = received.kept ? json_text(R"({"success":true})") : json_text(R"({"success":false})", 422);
  return with(std::move(reply), std::move(received));
}

} // namespace

Reply frame_send(Visit const& visit) {
  static constexpr Look look{.name = "Heron Point Cars",
                             .town = "Heron Point",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 3};
  if (visit.path == "/contact/post" && visit.is_post()) {
    auto received = judge_inquiry(visit.fields);
    std::string body = core::replace_all(std::string(frame_answer), "{ok}", received.kept ? "true" : "false");
    return with(html(std::move(body)), std::move(received));
  }
  return site(look, visit, scripted_form(by_frame));
}

Reply validate_then_send(Visit const& visit) {
  static constexpr Look look{.name = "Inkwell Motors",
                             .town = "Inkwell",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/api/inquiry/check" && visit.is_post()) return aside(json_text(R"({"valid":true})"));
  if (visit.path == "/api/inquiry" && visit.is_post()) return success_of(judge_inquiry(visit.fields));
  return site(look, visit, scripted_form(by_check));
}

Reply nonce_then_send(Visit const& visit) {
  static constexpr Look look{.name = "Juniper Court Auto",
                             .town = "Juniper Court",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/api/nonce") return json_text(R"({"nonce":")" + nonce_of(visit.now) + R"("})");
  if (visit.path == "/api/message" && visit.is_post()) {
    if (!is_fresh(value_of(visit.fields, "nonce"), visit.now))
      return success_of({.kept = false, .why = "the nonce is not one of the last minute"});
    return success_of(judge_inquiry(visit.fields));
  }
  return site(look, visit, scripted_form(by_nonce));
}

Reply tracking_copy(Visit const& visit) {
  static constexpr Look look{.name = "Kingfisher Cars",
                             .town = "Kingfisher",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 2};
  if (visit.host == "leadcount.test" || visit.path == "/metrics/lead") return aside(html({}, 204));
  if (visit.path == "/lead" && visit.is_post()) return success_of(judge_inquiry(visit.fields));
  return site(look, visit, with_port(scripted_form(by_tracker), visit.port));
}

} // namespace legwork::adapters
