// Forms of form services, in a frame of another origin: own pages that name, check, send and confirm as those of each
// service do. A site under `.test` embeds each; the service's hosts stand beside it.
import { html } from "./server.js";

const page = (text) => ({ type: "text/html", text });
const json = (value) => ({ type: "application/json", text: JSON.stringify(value) });
const parent = (frame) =>
  page(html(`<main><h1>Contact us</h1><p>We are glad to help.</p>${frame}</main>`, "<title>Contact us</title>"));
const framed = (src, attributes = "") =>
  parent(`<iframe src="${src}" ${attributes} width=640 height=760 style="border:0"></iframe>`);
const row = (label, field) => `<div class=row><label>${label} ${field}</label></div>`;

// HubSpot: the form is sent by a script to another of the service's hosts, and thanks take the form's place.
const hubspot = {
  name: "hubspot",
  sites: {
    "hubspot.test": (path, query, port) =>
      framed(`http://share.hsforms-service.test:${port}/embed`, "class=hs-form-iframe title='Form 0'"),
    "share.hsforms-service.test": (path, query, port) =>
      page(
        html(`<form id=hsForm class="hs-form hs-form-private" novalidate>
<div class="hs_firstname field"><label for=f1><span>First name</span><span class=hs-form-required>*</span></label><div class=input><input id=f1 name=firstname required class=hs-input></div></div>
<div class="hs_lastname field"><label for=f2><span>Last name</span><span class=hs-form-required>*</span></label><div class=input><input id=f2 name=lastname required class=hs-input></div></div>
<div class="hs_email field"><label for=f3><span>Email</span><span class=hs-form-required>*</span></label><div class=input><input id=f3 name=email type=email required class=hs-input></div></div>
<div class="hs_message field"><label for=f4><span>Message</span></label><div class=input><textarea id=f4 name=message class=hs-input></textarea></div></div>
<div class="hs_submit"><input type=submit value=Submit class="hs-button primary large"></div></form>
<script>hsForm.onsubmit=async e=>{e.preventDefault();const fields=[...new FormData(hsForm)].map(([name,value])=>({name,value}));
const r=await fetch("http://api.hsforms-service.test:${port}/submissions/v3/integration/submit/1/2",{method:"POST",headers:{"content-type":"text/plain"},body:JSON.stringify({fields})});
if(r.ok)hsForm.outerHTML="<div class='submitted-message hs-main-font-element'><p>Thanks for submitting the form.</p></div>"}</script>`),
      ),
    "api.hsforms-service.test": () => ({ ...json({ inlineMessage: "Thanks for submitting the form." }), open: true }),
  },
  received: (body) => Object.fromEntries(JSON.parse(body).fields.map((f) => [f.name, f.value])),
  sends: { firstname: "Jane", lastname: "Example", email: "jane.widgets@example.com", message: /out-the-door price/ },
};

// Jotform: names like q3_name[first], posted to another of the service's hosts, whose page thanks within the frame.
const jotform = {
  name: "jotform",
  sites: {
    "jotform.test": (path, query, port) =>
      framed(`http://form.jotform-service.test:${port}/240`, "id=JotFormIFrame-240 title='Contact Form'"),
    "form.jotform-service.test": (path, query, port) =>
      page(
        html(`<form class=jotform-form method=post name=form_240 id=240 action="http://submit.jotform-service.test:${port}/submit/240">
<input type=hidden name=formID value=240><ul class=form-section>
<li class=form-line id=id_3><label class=form-label for=first_3>Name<span class=form-required>*</span></label><div class=form-input>
<span class=form-sub-label-container><input id=first_3 name="q3_name[first]" class="form-textbox validate[required]" required><label class=form-sub-label for=first_3>First Name</label></span>
<span class=form-sub-label-container><input id=last_3 name="q3_name[last]" class="form-textbox validate[required]" required><label class=form-sub-label for=last_3>Last Name</label></span></div></li>
<li class=form-line id=id_4><label class=form-label for=input_4>Email<span class=form-required>*</span></label><div class=form-input>
<span class=form-sub-label-container><input type=email id=input_4 name=q4_email class="form-textbox validate[required, Email]" required><label class=form-sub-label for=input_4>example@example.com</label></span></div></li>
<li class=form-line id=id_6><label class=form-label for=input_6>Message</label><div class=form-input><textarea id=input_6 name=q6_message class=form-textarea></textarea></div></li>
<li class=form-line id=id_2><button id=input_2 type=submit class="form-submit-button submit-button">Submit</button></li></ul>
<li style="display:none">Should be Empty: <input name=website value=""></li></form>`),
      ),
    "submit.jotform-service.test": () =>
      page(
        html(
          "<div id=stage><div class=thankyou><h1>Thank You!</h1><p>Your submission has been received.</p></div></div>",
          "<title>Thank You</title>",
        ),
      ),
  },
  sends: {
    "q3_name[first]": "Jane",
    "q3_name[last]": "Example",
    q4_email: "jane.widgets@example.com",
    q6_message: /out-the-door price/,
    website: "",
  },
};

// Google Forms: boxes without names, values in hidden inputs, a button that is no button, and a page that thanks.
const google_question = (id, title, field) =>
  `<div role=listitem><div role=heading aria-level=3 id=${id}><span>${title}</span><span aria-label="Required question"> *</span></div>${field}</div>`;
const google_forms = {
  name: "google-forms",
  sites: {
    "google-forms.test": (path, query, port) =>
      framed(`http://docs.forms-service.test:${port}/forms/d/e/1/viewform?embedded=true`),
    "docs.forms-service.test": (path) =>
      path.endsWith("/formResponse")
        ? page(
            html(
              "<div role=heading aria-level=1>Contact</div><div class=vHW8K>Your response has been recorded.</div>",
              "<title>Contact</title>",
            ),
          )
        : page(
            html(
              `<div role=heading aria-level=1>Contact</div><form id=mG61Hd action="/forms/d/e/1/formResponse" method=POST><div role=list>
${google_question("i1", "Name", "<input type=text class='whsOnd zHQkBf' aria-labelledby=i1 required data-entry=entry.11>")}
${google_question("i5", "Email", "<input type=email class='whsOnd zHQkBf' aria-labelledby=i5 required data-entry=entry.12>")}
${google_question("i9", "How can we help?", "<textarea class='KHxj8b tL9Q4c' aria-labelledby=i9 required data-entry=entry.13></textarea>")}</div>
<input type=hidden name=entry.11><input type=hidden name=entry.12><input type=hidden name=entry.13>
<div role=button class="uArJ5e UQuaGc" aria-label=Submit tabindex=0 id=go><span><span>Submit</span></span></div></form>
<script>document.querySelectorAll("[data-entry]").forEach(b=>b.addEventListener("input",()=>mG61Hd.elements[b.dataset.entry].value=b.value));
go.onclick=()=>{if(mG61Hd.checkValidity())mG61Hd.submit()}</script>`,
              "<title>Contact</title>",
            ),
          ),
  },
  sends: { "entry.11": "Jane Example", "entry.12": "jane.widgets@example.com", "entry.13": /out-the-door price/ },
};

// Wufoo: Field1 and so on, posted to where the form came from, which thanks.
const wufoo = {
  name: "wufoo",
  sites: {
    "wufoo.test": (path, query, port) => framed(`http://acme.wufoo-service.test:${port}/embed/z1/`, "id=wufooFormz1"),
    "acme.wufoo-service.test": (path, query, port, method) =>
      method === "POST"
        ? page(
            html(
              "<div id=container><form class='wufoo'><div id=lola><h2>Great! Thanks for filling out my form!</h2></div></form></div>",
            ),
          )
        : page(
            html(`<div id=container><form id=form1 class="wufoo topLabel page" method=post novalidate action="/embed/z1/#public"><ul>
<li id=foli1 class=notranslate><label class=desc for=Field1>Name<span class=req>*</span></label><span><input id=Field1 name=Field1 class="field text fn" required><label for=Field1>First</label></span>
<span><input id=Field2 name=Field2 class="field text ln" required><label for=Field2>Last</label></span></li>
<li id=foli3><label class=desc for=Field3>Email<span class=req>*</span></label><div><input id=Field3 name=Field3 type=email class="field text medium" required></div></li>
<li id=foli4><label class=desc for=Field4>Message</label><div><textarea id=Field4 name=Field4 class="field textarea medium"></textarea></div></li>
<li class=hide><label for=comment>Do Not Fill This Out</label><textarea name=comment id=comment></textarea><input type=hidden name=idstamp value=x></li>
<li class=buttons><input id=saveForm name=saveForm class="btTxt submit" type=submit value=Submit></li></ul></form></div><style>.hide{display:none}</style>`),
          ),
  },
  sends: {
    Field1: "Jane",
    Field2: "Example",
    Field3: "jane.widgets@example.com",
    Field4: /out-the-door price/,
    comment: "",
  },
};

// Formstack: names like field12-first, and a sentence instead of the form.
const formstack = {
  name: "formstack",
  sites: {
    "formstack.test": (path, query, port) => framed(`http://acme.formstack-service.test:${port}/forms/contact`),
    "acme.formstack-service.test": (path, query, port, method) =>
      method === "POST"
        ? page(
            html(
              "<div id=fsSubmissionMessage class=fsSubmissionMessage><h1>Form Submitted</h1><p>The form was submitted successfully.</p></div>",
            ),
          )
        : page(
            html(`<form method=post action="/forms/index.php" class="fsForm fsSingleColumn" id=fsForm1 novalidate><input type=hidden name=form value=1>
<fieldset class=fsNameFieldset><legend class=fsLabel><span>Name</span><span class=fsRequiredMarker>*</span></legend>
<div class=fsSubField><input id=field12-first name=field12-first required class="fsField fsFieldName fsRequired"><label class=fsSupporting for=field12-first>First Name</label></div>
<div class=fsSubField><input id=field12-last name=field12-last required class="fsField fsFieldName fsRequired"><label class=fsSupporting for=field12-last>Last Name</label></div></fieldset>
<div class=fsRow><label class=fsLabel for=field13>Email<span class=fsRequiredMarker>*</span></label><input type=email id=field13 name=field13 required class="fsField fsFormatEmail fsRequired"></div>
<div class=fsRow><label class=fsLabel for=field14>How can we help you?</label><textarea id=field14 name=field14 class=fsField></textarea></div>
<div class=fsSubmit><button id=fsSubmitButton1 class=fsSubmitButton type=submit>Submit Form</button></div></form>`),
          ),
  },
  sends: {
    "field12-first": "Jane",
    "field12-last": "Example",
    field13: "jane.widgets@example.com",
    field14: /out-the-door price/,
  },
};

// Zoho Forms: names with the kind of the field in them, and a button without a form's own submit.
const zoho = {
  name: "zoho",
  sites: {
    "zoho.test": (path, query, port) =>
      framed(`http://forms.zohopublic-service.test:${port}/acme/form/Contact/formperma/x`, "aria-label=Contact"),
    "forms.zohopublic-service.test": (path) =>
      path.endsWith("/thankyou")
        ? page(html("<div class=zf-thankyou><label>Thank you! Your response has been submitted.</label></div>"))
        : path.endsWith("/submit")
          ? page(html("<script>location.replace('/acme/form/Contact/thankyou')</script>"))
          : page(
              html(`<form action="/acme/form/Contact/formperma/x/htmlRecords/submit" name=form id=form method=POST accept-charset=UTF-8>
<input type=hidden name=zf_referrer_name value=""><ul>
<li class="zf-tempFrmWrapper zf-name"><label class=zf-labelName>Name <em class=zf-important>*</em></label><div>
<span><input type=text maxlength=255 name=Name_First fieldType=7 required><label>First Name</label></span><span><input type=text maxlength=255 name=Name_Last fieldType=7 required><label>Last Name</label></span></div></li>
<li class="zf-tempFrmWrapper"><label class=zf-labelName>Email <em class=zf-important>*</em></label><div><span><input type=text maxlength=255 name=Email fieldType=9 required></span></div></li>
<li class="zf-tempFrmWrapper"><label class=zf-labelName>Your message <em class=zf-important>*</em></label><div><span><textarea name=MultiLine maxlength=65535 required></textarea></span></div></li></ul>
<ul><li class=zf-fmFooter><button class=zf-submitColor>Submit</button></li></ul></form>`),
            ),
  },
  sends: {
    Name_First: "Jane",
    Name_Last: "Example",
    Email: "jane.widgets@example.com",
    MultiLine: /out-the-door price/,
  },
};

// Salesforce: the form is the site's own and sends to the service, which sends the visitor back to a page of the site.
const salesforce = {
  name: "salesforce",
  sites: {
    "salesforce.test": (path, query, port) =>
      path === "/thanks"
        ? page(
            html(
              "<h1>Thank you</h1><p>Thank you for contacting us. We will get back to you shortly.</p>",
              "<title>Thank you</title>",
            ),
          )
        : parent(`<form action="http://webto.salesforce-service.test:${port}/servlet/servlet.WebToLead?encoding=UTF-8" method=POST>
<input type=hidden name=oid value=00D1><input type=hidden name=retURL value="http://salesforce.test:${port}/thanks">
${row("First Name", "<input id=first_name maxlength=40 name=first_name required>")}${row("Last Name", "<input id=last_name maxlength=80 name=last_name required>")}
${row("Email", "<input id=email maxlength=80 name=email required>")}${row("Description", "<textarea name=description required></textarea>")}
<input type=submit name=submit value=Submit></form>`),
    "webto.salesforce-service.test": (path, query, port) => ({ redirect: `http://salesforce.test:${port}/thanks` }),
  },
  sends: {
    first_name: "Jane",
    last_name: "Example",
    email: "jane.widgets@example.com",
    description: /out-the-door price/,
    oid: "00D1",
  },
};

// Typeform: one question at a time, and one request at the end. The first question alone is no contact form.
const typeform = {
  name: "typeform",
  sites: {
    "typeform.test": (path, query, port) =>
      framed(`http://form.typeform-service.test:${port}/to/abc`, "title=typeform-embed data-testid=iframe"),
    "form.typeform-service.test": (path) =>
      path.endsWith("/complete-submission")
        ? json({ type: "completed" })
        : page(
            html(
              `<div id=root></div><script>
const questions=[["name","What's your name?*","<input type=text placeholder='Type your answer here...' required>"],
["email","What's your email?*","<input type=email placeholder='name@example.com' required>"],
["message","What can we do for you?*","<textarea placeholder='Type your answer here...' required></textarea>"]];
const answers={};let at=0;
function show(){const [key,title,box]=questions[at];const last=at===questions.length-1;
root.innerHTML="<section data-qa=blocktype-text><h1 id=t>"+title+"</h1>"+box+"<button type=button data-qa="+(last?"submit-button":"ok-button-visible")+">"+(last?"Submit":"OK")+"</button></section>";
const field=root.querySelector("input,textarea");field.setAttribute("aria-labelledby","t");
root.querySelector("button").onclick=async()=>{if(!field.checkValidity())return;answers[key]=field.value;
if(!last){at++;return show()}
await fetch("/forms/abc/complete-submission",{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify({answers})});
root.innerHTML="<section data-qa=thank-you-screen><h1>Thank you! We have received your message.</h1></section>"}}
show()</script>`,
              "<title>Contact us</title>",
            ),
          ),
  },
  is_not_found: true,
};

export const services = [hubspot, jotform, typeform, google_forms, wufoo, formstack, zoho, salesforce];
