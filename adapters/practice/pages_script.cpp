// Forms that a script draws, takes apart into steps, or sends.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view fetch_form =
    R"html(<h1>Talk to our team</h1><div id="result" role="status" aria-live="polite"></div>
<form id="talk" novalidate><label>Full name<input name="fullname" autocomplete="name"></label><label>Email<input type="email" name="email" autocomplete="email"></label>
<label>Mobile phone<input type="tel" name="mobile" autocomplete="tel"></label><label>Postal code<input name="postal" autocomplete="postal-code"></label>
<label>I am interested in<select name="interest"><option value="new">A new vehicle</option><option value="used">A used vehicle</option><option value="other">Something else</option></select></label>
<label>Your message<textarea name="body"></textarea></label><button type="submit" class="btn">Send</button></form>
<script>document.getElementById('talk').addEventListener('submit',async e=>{e.preventDefault();const f=e.target,r=document.getElementById('result'),d=Object.fromEntries(new FormData(f));
if(!d.fullname||!d.email||!d.body){r.textContent='Please fill in your name, email and message.';r.className='error';return}
f.querySelector('button').disabled=true;const a=await fetch('/api/leads',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({lead:d})});
const j=await a.json();if(j.success){f.style.display='none';r.className='';r.textContent='Thanks '+'for reaching out! Your message was sent and we will reply shortly.'}else{f.querySelector('button').disabled=false;r.className='error';r.textContent=j.error||'Something went wrong, please try again.'}});</script>)html";

constexpr std::string_view spa_page =
    R"html(<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lakeshore Auto Group</title>
<style>body{font-family:sans-serif;margin:24px}nav a{margin-right:16px}.field{margin:10px 0}</style></head><body><nav id="nav"></nav><div id="app"><p>Loading&hellip;</p></div>
<script>
const el=(tag,props,...kids)=>{const n=Object.assign(document.createElement(tag),props||{});n.append(...kids);return n};
const app=document.getElementById('app');
function field(label,name,type){const id='c'+Math.random().toString(36).slice(2,8);return el('div',{className:'field'},el('label',{htmlFor:id,textContent:label}),el('br'),type==='area'?el('textarea',{id,name,rows:5,cols:50,required:true}):el('input',{id,name,type,required:type!=='tel'}))}
function contact(){app.replaceChildren(el('h1',{textContent:'Contact'}),el('div',{className:'spinner',textContent:'One moment...'}));
setTimeout(()=>{const f=el('form',{},field('First name','firstName','text'),field('Last name','lastName','text'),field('E-mail','email','email'),field('Phone','phone','tel'),field('Zip code','zip','tel'),field('Message','message','area'),el('button',{type:'submit',textContent:'Send message'}));
f.addEventListener('submit',async e=>{e.preventDefault();const a=await fetch('/api/contact',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(Object.fromEntries(new FormData(f)))});
if(a.ok){history.pushState({},'','/contact/thank-you');show()}else f.append(el('p',{className:'error',textContent:'Please check the required fields.'}))});
app.querySelector('.spinner').replaceWith(f)},1500)}
function show(){const p=location.pathname;if(p==='/contact')return contact();
if(p==='/contact/thank-you')return app.replaceChildren(el('h1',{textContent:'Thank you!'}),el('p',{textContent:'Your message has been received. Our team will contact you shortly.'}));
if(p==='/inventory')return app.replaceChildren(el('h1',{textContent:'Inventory'}),el('p',{textContent:'2024 Heron LX, 2021 Otter Sport, 2023 Badger XT'}));
app.replaceChildren(el('h1',{textContent:'Lakeshore Auto Group'}),el('p',{textContent:'Five locations around the lake, one promise: no surprises at the desk.'}))}
for(const [t,h] of [['Home','/'],['Inventory','/inventory'],['Contact','/contact']]){const a=el('a',{href:h,textContent:t});a.onclick=e=>{e.preventDefault();history.pushState({},'',h);show()};document.getElementById('nav').append(a)}
addEventListener('popstate',show);show();</script></body></html>)html";

constexpr std::string_view steps_form =
    R"html(<h1>Contact our sales team</h1><form id="steps" action="/contact/finish" method="post">
<section class="step"><h2>Step 1 of 3</h2><label for="z">What is your ZIP code?</label><input id="z" name="zip" type="tel" autocomplete="postal-code" maxlength="5"><div><button type="button" class="next">Next</button></div></section>
<section class="step" style="display:none"><h2>Step 2 of 3</h2><div class="row"><span><label for="f1">First name</label><input id="f1" name="first_name"></span><span><label for="f2">Last name</label><input id="f2" name="last_name"></span></div>
<label for="f3">Email</label><input id="f3" name="email" type="email"><label for="f4">Phone number</label><input id="f4" name="phone" type="tel"><div><button type="button" class="back">Back</button> <button type="button" class="next">Next</button></div></section>
<section class="step" style="display:none"><h2>Step 3 of 3</h2><label for="m">How can we help you?</label><textarea id="m" name="message"></textarea><div><button type="button" class="back">Back</button> <button type="submit">Send my request</button></div></section>
<p id="hint" class="error" role="alert"></p></form>
<script>(()=>{const s=[...document.querySelectorAll('.step')],hint=document.getElementById('hint');let at=0;
const go=n=>{s[at].style.display='none';at=n;s[at].style.display='';hint.textContent=''};
const complete=()=>[...s[at].querySelectorAll('input,textarea')].every(i=>i.value.trim()||i.name==='phone');
document.querySelectorAll('.next').forEach(b=>b.onclick=()=>complete()?go(at+1):hint.textContent='Please complete this step.');
document.querySelectorAll('.back').forEach(b=>b.onclick=()=>go(at-1));
document.getElementById('steps').addEventListener('submit',e=>{if(at<2||!complete()){e.preventDefault();hint.textContent='Please complete this step.'}})})();</script>)html";

// Both handlers send and neither stops the form: three requests from a browser that nobody watches.
constexpr std::string_view double_form =
    R"html(<h1>Contact Us</h1><div id="note" role="status"></div><form id="lead" action="/lead" method="post">
<label for="n">Name</label><input id="n" name="name" autocomplete="name" required><label for="e">Email</label><input id="e" name="email" type="email" autocomplete="email" required>
<label for="p">Phone</label><input id="p" name="phone" type="tel" autocomplete="tel"><label for="z">Zip</label><input id="z" name="zip" autocomplete="postal-code">
<label for="m">Message</label><textarea id="m" name="message" required></textarea><br><button id="go" type="submit">Contact dealer</button></form>
<script>(()=>{const f=document.getElementById('lead');const send=()=>{if(!f.checkValidity())return;fetch('/lead',{method:'POST',keepalive:true,headers:{'X-Requested-With':'fetch'},body:new URLSearchParams(new FormData(f))}).then(a=>{if(a.ok){document.getElementById('note').textContent='Thank you! Your message has been sent.';f.style.display='none'}}).catch(()=>{})};
document.getElementById('go').addEventListener('click',send);f.addEventListener('submit',send)})();</script>)html";

} // namespace

Reply fetch_inline(Visit const& visit) {
  static constexpr Look look{.name = "Canyon Ridge Auto",
                             .town = "Red Butte",
                             .contact_words = "Talk to us",
                             .contact_path = "/talk-to-us",
                             .style = 1};
  if (visit.path == "/api/leads" && visit.is_post()) {
    auto received = judge(visit, {"lead.fullname", "lead.email", "lead.body"});
    if (!received.kept)
      return with(json_text(R"({"success":false,"error":"Required fields are missing."})", 400), received);
    return with(json_text(R"({"success":true})"), std::move(received));
  }
  return site(look, visit, fetch_form);
}

Reply spa_late(Visit const& visit) {
  if (visit.path == "/api/contact" && visit.is_post()) {
    auto received = judge(visit, {"firstName", "lastName", "email", "message"});
    unsigned const status = received.kept ? 201 : 400;
    return with(json_text(received.kept ? R"({"status":"ok"})" : R"({"status":"error"})", status), std::move(received));
  }
  if (visit.path.starts_with("/api/")) return json_text("{}", 404);
  return html(std::string(spa_page));
}

Reply multi_step(Visit const& visit) {
  static constexpr Look look{.name = "Prairie Wind Motors",
                             .town = "Grand Mesa",
                             .contact_words = "CONTACT",
                             .contact_path = "/contact",
                             .style = 3};
  if (visit.path == "/contact/finish" && visit.is_post()) {
    return with(see_other("/contact/confirmation"),
                judge(visit, {"zip", "first_name", "last_name", "email", "message"}));
  }
  if (visit.path == "/contact/confirmation")
    return thanks(look, "Your request has been submitted. Expect a call within one business day.");
  return site(look, visit, steps_form);
}

Reply double_submit(Visit const& visit) {
  static constexpr Look look{.name = "Twin Pines Auto",
                             .town = "Ridgewood",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us.htm",
                             .style = 0};
  if (visit.path == "/lead" && visit.is_post())
    return with(thanks(look, "Your message has been sent."), judge(visit, {"name", "email", "message"}));
  return site(look, visit, double_form);
}

} // namespace legwork::adapters
