// Keeps the line and the conversation live, and helps with what a page alone cannot: sound, time, and how long a reply is.
// Without it every page works by being fetched again.
(() => {
  const one = (selector) => document.querySelector(selector);
  const live = one('[data-live]');
  if (!live || !window.EventSource || !window.fetch) return;
  const show = (selector, isShown) => one(selector) && (one(selector).hidden = !isShown);

  // --- What is new ---
  const elementOf = (html) => {
    const made = document.createElement('template');
    made.innerHTML = html.trim();
    return made.content.firstElementChild;
  };

  // What somebody has unfolded stays so.
  const keepOpen = (before, after) => {
    for (const open of before.querySelectorAll('details[open][id]')) {
      const same = after.querySelector('#' + CSS.escape(open.id));
      if (same) same.open = true;
    }
  };

  // Whoever stands on something stays there; where it is gone, at the beginning of the same part.
  const keepFocus = (focused, after) => {
    const all = [after, ...after.querySelectorAll('*')].filter((element) => element.matches('a, button, summary'));
    const same = all.find(
      ({ tagName, textContent }) => tagName === focused.tagName && textContent === focused.textContent,
    );
    if (same || all[0]) (same || all[0]).focus({ preventScroll: true });
  };

  const replace = (before, html) => {
    const after = elementOf(html);
    // What has not changed stays: a screen reader would read it aloud again.
    if (before.isEqualNode(after)) return before;
    const focused = before.contains(document.activeElement) && document.activeElement;
    keepOpen(before, after);
    before.replaceWith(after);
    if (focused) keepFocus(focused, after);
    return after;
  };

  const arrange = (list, ids, parts) => {
    const added = [];
    ids.forEach((id, index) => {
      const before = document.getElementById(id);
      let item = before;
      if (!before) item = elementOf(parts[id]);
      else if (parts[id]) item = replace(before, parts[id]);
      if (!before || before.dataset.news !== item.dataset.news) added.push(item);
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] || null);
    });
    for (const item of [...list.children]) if (!ids.includes(item.id)) item.remove();
    return added;
  };

  const apply = ({ lists, parts }) => {
    for (const name of Object.keys(lists)) {
      const list = one('[data-list="' + name + '"]');
      const wasAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
      const added = arrange(list, lists[name], parts);
      if (name === 'talk' && wasAtEnd) list.scrollTop = list.scrollHeight;
      if (name === 'line' || name === 'talk') tell(added);
    }
    tick();
  };

  const tell = (added) => {
    // Nobody has them, or they were given to whoever looks.
    const isMine = ({ dataset }) => dataset.owner && dataset.owner === live.dataset.me;
    const news = added.filter((item) => item.matches('.row:not(.taken), .citizen') || isMine(item));
    if (news.length === 0) return;
    const words = news.map((item) => (isMine(item) ? 'Til dig: ' : 'Ny: ') + item.dataset.said);
    if (one('#nyt')) one('#nyt').textContent = words.join('. ');
    ring();
    notify();
  };

  // The server answers, but with nothing live: it is closing, or whoever was signed in is so no more.
  const comeAgain = async () => {
    const page = await fetch('/min-profil', { method: 'HEAD', redirect: 'manual' }).catch(() => null);
    if (page && page.type === 'opaqueredirect') location.href = '/log-ind';
    else setTimeout(connect, 10000);
  };

  const connect = () => {
    const source = new EventSource(live.dataset.live);
    source.onopen = () => show('#lost', false);
    source.onerror = () => {
      show('#lost', true);
      const isRefused = source.readyState === 2;
      // A browser would come again by itself, but with the address that the page began with.
      source.close();
      if (isRefused) comeAgain();
      else setTimeout(connect, 3000);
    };
    source.addEventListener('parts', ({ data }) => {
      apply(JSON.parse(data));
      // The page shows no more what it was fetched with.
      live.dataset.live = live.dataset.live.replace(/&fra=.*/, '');
    });
    source.addEventListener('ended', () => {
      source.close();
      // The page itself says why: who is not signed in comes to sign-in, and what was erased is said to be.
      location.href = live.dataset.live.replace(/\/live.*/, '');
    });
    // Too many pages of one colleague: this one comes again when it is looked at.
    source.addEventListener('enough', () => {
      source.close();
      show('#lost', true);
      addEventListener('focus', connect, { once: true });
    });
  };

  // --- Sound, and a word on the screen ---
  const isOn = (name) => localStorage.getItem(name) === 'on';
  const switchable = (name, turnOn) => {
    const button = one('#' + name);
    if (!button) return;
    const draw = () => button.setAttribute('aria-pressed', String(isOn(name)));
    draw();
    button.addEventListener('click', async () => {
      const goesOn = !isOn(name) && (await turnOn());
      localStorage.setItem(name, goesOn ? 'on' : 'off');
      draw();
    });
  };

  let audio;
  const startAudio = () => {
    audio = audio || new AudioContext();
    void audio.resume();
  };
  const ring = () => {
    if (!isOn('lyd')) return;
    startAudio();
    [880, 660].forEach((pitch, index) => {
      const tone = audio.createOscillator();
      tone.frequency.value = pitch;
      tone.connect(audio.destination);
      tone.start(audio.currentTime + index * 0.25);
      tone.stop(audio.currentTime + index * 0.25 + 0.2);
    });
  };
  // A browser makes no sound before somebody has pressed something, and some only if it began with that press.
  for (const press of ['pointerup', 'keyup']) addEventListener(press, () => isOn('lyd') && startAudio());
  const startSound = () => {
    localStorage.setItem('lyd', 'on');
    ring();
    return true;
  };

  // Neutral: others may see the screen.
  const notify = () => {
    if (!isOn('besked') || !document.hidden || Notification.permission !== 'granted') return;
    try {
      new Notification('Nyt i Ly');
    } catch {
      // Browsers of phones know the word, and show none to a page: what is new is on it all the same.
    }
  };
  const askToNotify = async () => window.Notification && (await Notification.requestPermission()) === 'granted';

  show('.tools', true);
  switchable('lyd', startSound);
  switchable('besked', askToNotify);

  // --- How long they have waited ---
  const tick = () => {
    for (const time of document.querySelectorAll('.since time')) {
      const minutes = Math.max(0, Math.floor((Date.now() - new Date(time.dateTime)) / 60000));
      time.dataset.ago = minutes < 60 ? ' (' + minutes + ' min)' : ' (' + Math.floor(minutes / 60) + ' t)';
    }
  };
  setInterval(tick, 20000);
  tick();

  // --- A reply ---
  const box = one('[data-measure]');
  if (box) {
    const token = one('#acts [name=csrf]').value;
    let waiting;
    const measure = async () => {
      const body = new URLSearchParams({ csrf: token, text: box.value });
      const answer = await fetch(box.dataset.measure, { method: 'POST', body }).catch(() => null);
      one('#laengde').textContent = answer && answer.ok ? (await answer.json()).words : '';
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(measure, 300);
    };
    box.addEventListener('input', soon);
    for (const button of document.querySelectorAll('[data-text]')) {
      button.addEventListener('click', (event) => {
        event.preventDefault();
        box.value = (box.value ? box.value + ' ' : '') + button.dataset.text;
        box.focus();
        soon();
      });
    }
  }

  const talk = one('.talk');
  if (talk) talk.scrollTop = talk.scrollHeight;
  connect();
})();
