// What else there is to see in this frame: words, links, states that known form plugins show, signs of a CAPTCHA.
const marker_table = [
  ['.gform_confirmation_message,[id^=gform_confirmation_wrapper]', 'gform:confirmation'],
  ['.gform_validation_errors,.validation_error,.gfield_error', 'gform:error'],
  ['.wpforms-confirmation-container,.wpforms-confirmation-container-full,[id^=wpforms-confirmation-]', 'wpforms:confirmation'],
  ['.wpforms-error-container,.wpforms-error', 'wpforms:error'],
  ['.elementor-message-success', 'elementor:success'], ['.elementor-message-danger,.elementor-error', 'elementor:error'],
  ['.nf-response-msg,.ninja-forms-success-msg', 'ninja:success'], ['.nf-error-msg', 'ninja:error'],
  ['.frm_message', 'formidable:success'], ['.frm_error_style,.frm_error', 'formidable:error'],
  ['.ff-message-success', 'fluent:success'], ['.ff-el-is-error,.ff-errors-in-stack', 'fluent:error'],
  ['.forminator-success.forminator-show', 'forminator:success'], ['.forminator-error', 'forminator:error'],
  ['.srfm-success-box.srfm-active', 'sureforms:success'], ['.everest-forms-notice--success', 'everest:success'],
  ['.contact-form-success,.contact-form-submission', 'jetpack:success'], ['.mf-response-msg', 'metform:response'],
  ['.submitted-message', 'hubspot:submitted'], ['.hs-error-msgs', 'hubspot:error'],
  ['.w-form-done', 'webflow:done'], ['.w-form-fail', 'webflow:fail'],
  ['.form-submission-text', 'squarespace:submitted'], ['#mce-success-response', 'mailchimp:success'],
  ['#mce-error-response', 'mailchimp:error'], ['.wpcf7-mail-sent-ok', 'wpcf7:sent'],
  ['.wpcf7-not-valid-tip', 'wpcf7:not-valid'], ['[data-qa*=thankyou i]', 'typeform:thankyou'],
];

// For each selector its first `limit` elements, found in one walk over the page.
const match_limit = 20000;
function find_each(roots, selectors, limit) {
  const found = selectors.map(() => []);
  for (const element of find_all(roots, selectors.join(','), match_limit))
    selectors.forEach((selector, i) => { if (found[i].length < limit && element.matches(selector)) found[i].push(element); });
  return found;
}

function collect_markers(roots) {
  const found = new Set();
  for (const form of find_all(roots, 'form.wpcf7-form', 20)) {
    const status = form.dataset.status || ['sent', 'invalid', 'spam', 'failed', 'unaccepted', 'aborted'].find(c => form.classList.contains(c));
    if (status && status !== 'init') found.add('wpcf7:' + squeeze(status, 20));
  }
  find_each(roots, marker_table.map(row => row[0]), 10).forEach((elements, i) => {
    if (elements.some(e => is_seen(e) && text_of(e) !== '')) found.add(marker_table[i][1]);
  });
  return [...found];
}

const captcha_elements = [
  ['.g-recaptcha,.ginput_recaptcha,.frm-g-recaptcha', 'class:g-recaptcha'], ['.grecaptcha-badge', 'class:grecaptcha-badge'],
  ['.gglcptch_recaptcha,#g-recaptcha,[data-type=recaptcha2],[id$=_recaptcha2]', 'class:recaptcha-box'],
  ['.h-captcha,iframe[data-hcaptcha-widget-id]', 'class:h-captcha'], ['.cf-turnstile,.wpcf7-turnstile', 'class:cf-turnstile'],
  ['.frc-captcha', 'class:frc-captcha'], ['altcha-widget', 'class:altcha'], ['.mtcaptcha', 'class:mtcaptcha'],
  ['[class*=geetest_]', 'class:geetest'], ['#px-captcha', 'id:px-captcha'], ['#FunCaptcha,[data-pkey]', 'id:FunCaptcha'],
  ['#challenge-form,#challenge-running,#challenge-stage,.cf-error-code', 'id:challenge-form'],
  ['#captcha-container', 'id:captcha-container'], ['.wpcf7-quiz-label', 'class:wpcf7-quiz'],
  ['img[src*=captcha i],canvas[class*=captcha i],canvas[id*=captcha i],svg[class*=captcha i]', 'image:captcha'],
  ['[class^=BDC_],[class*=" BDC_"]', 'class:botdetect'],
];

function sign(kind, detail, element) {
  const box = element ? box_of(element) : { x: 0, y: 0, w: 0, h: 0 };
  const visible = element !== null && is_seen(element) && opacity_of(element) >= 0.1 && box.w >= 10 && box.h >= 10 &&
    !is_off_document(element.getBoundingClientRect());
  return { kind, detail: squeeze(detail, 300), visible, box };
}

function collect_captcha(roots) {
  const found = [], seen = new Set();
  const each = find_each(roots, captcha_elements.map(row => row[0]), 6);
  for (const [i, [, kind]] of captcha_elements.entries()) {
    for (const element of each[i]) {
      if (seen.has(element)) continue;
      seen.add(element);
      // On a button it means a score that is asked for when it is pressed.
      const on_button = /^(button|input)$/.test(element.localName);
      const detail = [on_button && 'size=invisible', element.getAttribute('class'), element.id && '#' + element.id,
        ...['size', 'sitekey', 'callback'].filter(n => element.dataset?.[n]).map(n => `data-${n}=${element.dataset[n]}`)];
      found.push(sign(kind, detail.filter(Boolean).join(' '), element));
    }
  }
  return found;
}

function collect_links(roots) {
  const links = find_all(roots, 'a[href],area[href],[role=link][href]', 4000).filter(e => e.href);
  // A page of a thousand vehicles still has its "Contact" at the end.
  const rank = e => (e.closest('header,nav,footer') ? 0 : 1);
  const chosen = links.length <= link_limit ? links : links.map(e => [rank(e), e]).sort((a, b) => a[0] - b[0]).map(p => p[1]);
  return chosen.slice(0, link_limit).map(e => ({
    href: String(e.href).slice(0, 2000), text: text_of(e) || squeeze(e.getAttribute('aria-label') || e.querySelector('img')?.alt),
    title: squeeze(e.title), landmark: landmark_of(e), visible: is_seen(e),
  }));
}

function collect_text(roots) {
  let text = document.body ? document.body.innerText.slice(0, 20000) : '';
  for (const root of roots.slice(1)) {
    for (const child of root.children) {
      if (text.length >= 20000) return text.slice(0, 20000);
      if (!unread.has(child.localName) && typeof child.innerText === 'string') text += '\n' + child.innerText.slice(0, 20000);
    }
  }
  return text.slice(0, 20000);
}

// What floats over the page and neither is a dialog nor reports on anything: chat bubbles, notes about cookies.
const reports = '[role=alert],[role=status],[role=alertdialog],[role=dialog],[aria-live]:not([aria-live=off]),dialog,[aria-modal=true]';
const dialog_like = /modal|popup|pop-up|dialog|toast|notif|alert|lightbox|snackbar|overlay|success|thank/i;

function floats(element) {
  if (!/fixed|sticky/.test(getComputedStyle(element).position)) return false;
  const named = (element.getAttribute('class') || '') + ' ' + element.id;
  const may_answer = element.closest(reports) || dialog_like.test(named);
  return !may_answer && [...element.querySelectorAll('input,textarea')].filter(is_text_like).length < 2;
}

function stands_aside(element) {
  for (let at = element; at; at = parent_of(at)) if (floats(at)) return true;
  return false;
}

function collect_aside(roots) {
  const found = [];
  let left = 1500;
  const walk = (element, depth) => {
    for (const child of element.children) {
      if (found.length >= 20 || --left < 0) return;
      if (unread.has(child.localName)) continue;
      if (floats(child)) {
        const text = is_seen(child) && typeof child.innerText === 'string' ? child.innerText.slice(0, 2000).trim() : '';
        if (text) found.push(text);
      } else if (depth < 6) {
        walk(child, depth + 1);
      }
    }
  };
  if (document.body) walk(document.body, 0);
  for (const root of roots.slice(1)) walk(root, 3);
  return found;
}

function collect() {
  remembered = new Map();
  try {
    return look();
  } finally {
    remembered = null;
  }
}

function look() {
  const custom_names = new Set();
  const roots = all_roots(custom_names);
  last_hosts = hosts(roots, custom_names);
  const seen_texts = (selector, limit) => find_all(roots, selector, limit).filter(is_seen).map(e => text_of(e)).filter(Boolean);
  return {
    url: location.href.slice(0, 2000), title: squeeze(document.title), language: squeeze(document.documentElement?.lang, 20).toLowerCase(),
    headings: seen_texts('h1,h2', 30), text: collect_text(roots),
    live: seen_texts('[role=alert],[role=status],[aria-live]:not([aria-live=off])', 30), markers: collect_markers(roots),
    scripts: [...document.scripts].map(s => s.src).filter(s => /^https?:/.test(s)).slice(0, 120).map(s => s.slice(0, 500)),
    aside: safe(() => collect_aside(roots), []), ...collect_forms(roots), links: collect_links(roots), captcha: collect_captcha(roots),
    still_ms: Math.round(performance.now() - state.changed_at), hosts: last_hosts.length, window_height: innerHeight,
    ready: document.readyState,
  };
}

// Every address that stands in this frame: what the page may ask for by itself without saying anything new.
function addresses() {
  const found = new Set();
  const add = text => {
    if (found.size >= 4000 || !text) return;
    try {
      const url = new URL(text, document.baseURI);
      if (/^https?:$/.test(url.protocol)) found.add(url.href);
    } catch { /* not an address */ }
  };
  for (const root of all_roots()) {
    for (const element of find_all([root], '[src],[href],[poster],[data-src],[data-href],[srcset],script,iframe,img', 4000)) {
      for (const name of ['src', 'href', 'poster', 'data-src', 'data-href']) add(element.getAttribute(name));
      for (const value of Object.values(element.dataset || {})) if (/^(https?:)?\/\//.test(value)) add(value);
      for (const part of (element.getAttribute('srcset') || '').split(',')) add(part.trim().split(/\s+/)[0]);
    }
  }
  for (const sheet of document.styleSheets) {
    let rules = [];
    try { rules = [...sheet.cssRules]; } catch { /* of another site */ }
    for (const rule of rules.slice(0, 4000)) {
      for (const match of rule.cssText.matchAll(/url\("([^"]+)"\)/g)) {
        if (!match[1].startsWith('data:')) try { add(new URL(match[1], sheet.href || document.baseURI).href); } catch { /* none */ }
      }
    }
  }
  return [...found];
}
