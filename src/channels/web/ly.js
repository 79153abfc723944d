// Makes the page live: what is new comes by itself, what is sent reloads nothing, and a screen that others use is cleared.
// The plain page does without. Whatever fails here is left to it, so an old browser loses nothing.
(() => {
  const one = (selector) => document.querySelector(selector);
  const show = (selector, isShown) => (one(selector).hidden = !isShown);
  const [latest, earlier, box] = ['.talk', 'details .talk', 'textarea'].map(one);
  const home = one('nav [aria-current]').href;
  if (!window.EventSource || !window.fetch || !window.URLSearchParams || !earlier) return;

  // --- What is new ---
  // The last message on the page; undefined on one that stands in for a page that failed.
  let place = one('main').dataset.place;
  let source;
  let wasLive = false;
  let waits = false;

  const add = (li) => {
    const asked = one('.yes-no');
    if (asked) asked.remove();
    const last = latest.lastElementChild;
    const isAnswer = li.className !== 'citizen';
    if (isAnswer && (!last || last.className === 'citizen')) beginAnswer(li);
    latest.appendChild(li);
    if (one('.intro')) one('.intro').remove();
    show('details', earlier.firstElementChild);
    show('.after', true);
    one('label').textContent = one('label').dataset.on;
    for (const field of document.getElementsByName('form')) field.value = place;
    if (waits && isAnswer) {
      waits = false;
      // Where the plain page would land; but whoever writes on is not disturbed.
      if (document.activeElement !== box) one('#svar').focus();
    }
  };

  // What was answered before goes further down.
  const beginAnswer = (li) => {
    while (latest.querySelector('li:not(.citizen)')) earlier.appendChild(latest.firstElementChild);
    const before = one('#svar');
    if (before) ['id', 'tabindex'].forEach((name) => before.removeAttribute(name));
    li.id = 'svar';
    li.tabIndex = -1;
  };

  const setLive = (isLive) => {
    wasLive = wasLive || isLive;
    show('#lost', !isLive && wasLive);
    show('.refresh', !isLive);
  };

  const connect = () => {
    if (source) source.close();
    source = new EventSource('/live?language=' + document.documentElement.lang + '&after=' + encodeURIComponent(place));
    source.onopen = () => setLive(true);
    source.onerror = ({ target }) => {
      setLive(false);
      if (wasLive && target.readyState === 2) setTimeout(connect, 10000);
    };
    source.onmessage = ({ data, lastEventId }) => {
      const list = document.createElement('ol');
      list.innerHTML = data;
      place = lastEventId;
      add(list.firstElementChild);
    };
    source.addEventListener('again', () => {
      place = latest.textContent = earlier.textContent = '';
      show('details', false);
    });
    // Too many tabs: this one comes again when it is looked at.
    source.addEventListener('enough', ({ target }) => {
      target.close();
      show('.refresh', true);
    });
  };

  // --- What is sent ---
  const post = (path, body) => {
    const sent = fetch(path, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin' });
    const late = new Promise((_, fail) => setTimeout(fail, 15000));
    return Promise.race([sent, late]);
  };

  const sendPlainly = (form, body) => {
    const text = document.createElement('textarea');
    text.name = 'text';
    text.value = body.get('text');
    for (const own of form.querySelectorAll('[name=text]')) own.name = '';
    form.appendChild(text).hidden = true;
    form.submit();
  };

  const send = (form, body) => {
    const before = place;
    // Sent, and yet nothing came: the plain page has it, unless somebody writes on here.
    const reload = () => {
      if (place !== before) return;
      if (box.value) show('.refresh', true);
      else location.href = home;
    };
    waits = true;
    show('#unsent', false);
    form.setAttribute('aria-busy', 'true');
    post('/message', body)
      .then(({ type }) => {
        // Anything but the way to the answer is a page of its own: seen by sending the same message again, which counts once.
        if (type !== 'opaqueredirect') return sendPlainly(form, body);
        if (box.value === body.get('text')) box.value = '';
        setTimeout(reload, source.readyState === 1 ? 4000 : 0);
      })
      .catch(() => {
        waits = false;
        show('#unsent', true);
      })
      .then(() => form.removeAttribute('aria-busy'));
  };

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (form.getAttribute('action') === '/leave') {
      event.preventDefault();
      return leave();
    }
    if (!wasLive || !submitter) return;
    const body = new URLSearchParams(new FormData(form));
    if (submitter.name) body.set('text', submitter.value);
    event.preventDefault();
    send(form, body);
  });

  // --- A screen that others use ---
  const idle = document.body.dataset.idle * 60000;
  const tabs = window.BroadcastChannel ? new BroadcastChannel('ly') : { postMessage() {} };
  // A phone is in its owner's pocket, and waits for an answer there; after violence it may be in another hand.
  const isOwn = matchMedia('(hover: none) and (pointer: coarse)').matches;
  let touched = Date.now();
  let isLeaving = false;

  const leave = () => {
    isLeaving = true;
    // At once, whatever the network does; the rest until it is done.
    one('main').hidden = true;
    if (source) source.close();
    post('/leave')
      .then(({ type }) => {
        if (type !== 'opaqueredirect') throw type;
        tabs.postMessage('left');
        location.replace(home);
      })
      .catch(() => setTimeout(leave, 5000));
  };

  const look = () => {
    const isIdle = idle && !isLeaving && (latest.firstElementChild || box.value) && (!isOwn || one('[data-hide]'));
    const since = isIdle ? Date.now() - touched : 0;
    show('#clearing', isIdle && since >= idle - Math.min(60000, idle / 2));
    if (isIdle && since >= idle) leave();
  };

  const touch = () => {
    // First: a computer may have slept for hours.
    look();
    if (isLeaving || Date.now() - touched < 1000) return;
    touched = Date.now();
    tabs.postMessage('touched');
    look();
  };

  tabs.onmessage = ({ data }) => {
    if (data === 'left') return location.replace(home);
    touched = Date.now();
    look();
  };
  ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'].forEach((name) =>
    addEventListener(name, touch, true),
  );
  setInterval(look, 5000);

  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  if (place === undefined) return;
  connect();
  addEventListener('online', connect);
  document.addEventListener('visibilitychange', () => {
    look();
    if (!document.hidden && !isLeaving && wasLive) connect();
  });
})();
