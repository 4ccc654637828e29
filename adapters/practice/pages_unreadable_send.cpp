// Forms that a script sends in a way that nobody can read on its way: encoded, packed, in pieces, over a socket, in an
// address, by a worker. Each message arrives once, and the site says so.
#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/message_codes.hpp"
#include "adapters/practice/page_templates.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view json_type = "application/json";

constexpr std::string_view by_base64 =
    R"(for(const k in d)d[k]=code(d[k]);return(await fetch('/api/inquiries',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(d)})).ok)";
constexpr std::string_view by_gzip =
    R"(const packed=new Blob([JSON.stringify(d)]).stream().pipeThrough(new CompressionStream('gzip'));return(await fetch('/ingest',{method:'POST',headers:{'Content-Type':'application/gzip'},body:await new Response(packed).arrayBuffer()})).ok)";
constexpr std::string_view by_byte_codes =
    R"(for(const k in d)d[k]=[...bytes(d[k])].join();return(await fetch('/form/submit',{method:'POST',body:new URLSearchParams(d)})).ok)";
constexpr std::string_view by_pieces =
    R"(const text=code(JSON.stringify(d)),place='/drafts/'+Math.random().toString(36).slice(2,12);for(let at=0;at<text.length;at+=120){const a=await fetch(place,{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({piece:text.slice(at,at+120),last:at+120>=text.length})});if(!a.ok)return false}return true)";
constexpr std::string_view by_socket =
    R"(return new Promise(done=>{const s=new WebSocket('ws://'+location.host+'/live');s.onopen=()=>s.send(bytes(code(JSON.stringify(d))));s.onmessage=e=>{done(e.data==='taken');s.close()};s.onerror=()=>done(false)}))";
constexpr std::string_view by_stylesheet =
    R"(return new Promise(done=>{const l=document.createElement('link');l.rel='stylesheet';l.href='/theme.css?v='+encodeURIComponent(code(JSON.stringify(d)));l.onload=()=>done(true);l.onerror=()=>done(false);document.head.append(l)}))";
constexpr std::string_view by_worker =
    R"(return new Promise(done=>{const w=new Worker('/relay.js');w.onmessage=e=>done(e.data);w.onerror=()=>done(false);w.postMessage(code(JSON.stringify(d)))}))";
constexpr std::string_view worker_script =
    R"(onmessage=async e=>{try{postMessage((await fetch('/relay',{method:'POST',body:e.data})).ok)}catch{postMessage(false)}})";

Fields from_coded_json(std::string_view text) { return parse_fields(json_type, from_base64(text)); }

Reply answer_of(Received received) {
  Reply reply = received.kept ? json_text(R"({"ok":true})") : json_text(R"({"ok":false})", 400);
  return with(std::move(reply), std::move(received));
}

} // namespace

Reply base64_send(Visit const& visit) {
  static constexpr Look look{.name = "Amber Lane Motors",
                             .town = "Amberley",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/api/inquiries" && visit.is_post())
    return answer_of(judge_inquiry(decoded_values(visit.fields, from_base64)));
  return site(look, visit, scripted_form(by_base64));
}

Reply gzip_send(Visit const& visit) {
  static constexpr Look look{.name = "Birchwood Auto",
                             .town = "Birchwood",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/ingest" && visit.is_post())
    return answer_of(judge_inquiry(parse_fields(json_type, from_gzip(visit.body))));
  return site(look, visit, scripted_form(by_gzip));
}

Reply byte_codes_send(Visit const& visit) {
  static constexpr Look look{.name = "Copper Kettle Cars",
                             .town = "Kettle Falls",
                             .contact_words = "Get in touch",
                             .contact_path = "/get-in-touch",
                             .style = 2};
  if (visit.path == "/form/submit" && visit.is_post())
    return answer_of(judge_inquiry(decoded_values(visit.fields, from_byte_codes)));
  return site(look, visit, scripted_form(by_byte_codes));
}

Reply pieces_send(Visit const& visit) {
  static constexpr Look look{.name = "Driftwood Motors",
                             .town = "Driftwood",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact.html",
                             .style = 3};
  if (visit.path.starts_with("/drafts/") && visit.is_post()) {
    std::string whole = visit.held + std::string(value_of(visit.fields, "piece"));
    if (value_of(visit.fields, "last") == "true") return answer_of(judge_inquiry(from_coded_json(whole)));
    Reply reply = json_text("{}");
    reply.is_aside = true;
    reply.held = std::move(whole);
    return reply;
  }
  return site(look, visit, scripted_form(by_pieces));
}

Reply socket_send(Visit const& visit) {
  static constexpr Look look{.name = "Elm Hollow Auto",
                             .town = "Elm Hollow",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 0};
  if (visit.path == "/live" && visit.method == frame_method) {
    auto received = judge_inquiry(from_coded_json(visit.body));
    return with(html(received.kept ? "taken" : "refused"), std::move(received));
  }
  return site(look, visit, scripted_form(by_socket));
}

Reply stylesheet_send(Visit const& visit) {
  static constexpr Look look{.name = "Fernbrook Motors",
                             .town = "Fernbrook",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/theme.css") {
    Reply reply = html("form{opacity:.9}");
    reply.content_type = "text/css";
    return with(std::move(reply), judge_inquiry(from_coded_json(value_of(visit.fields, "v"))));
  }
  return site(look, visit, scripted_form(by_stylesheet));
}

Reply worker_send(Visit const& visit) {
  static constexpr Look look{.name = "Granite Gate Autos",
                             .town = "Granite Gate",
                             .contact_words = "Write to us",
                             .contact_path = "/write-to-us",
                             .style = 2};
  if (visit.path == "/relay" && visit.is_post()) return answer_of(judge_inquiry(from_coded_json(visit.body)));
  if (visit.path == "/relay.js") {
    Reply reply = html(std::string(worker_script));
    reply.content_type = "text/javascript";
    return reply;
  }
  return site(look, visit, scripted_form(by_worker));
}

} // namespace legwork::adapters
