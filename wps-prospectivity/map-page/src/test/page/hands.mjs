// How a visitor works a page: by mouse, or by keyboard alone. Both have the same moves, each on a locator of one element.

const MOST_TABS = 400;

export function mouse() {
  return {
    name: 'mouse',
    press: element => element.click(),
    type: (element, text) => element.fill(text),
    choose: (element, value) => element.selectOption(value),
    tick: element => element.check(),
    giveFile: (element, path) => element.setInputFiles(path),
  };
}

/** Tab, arrows, Space, Enter and letters, as sent to the page; nothing is clicked, filled or focused otherwise. */
export function keyboard(page) {
  // As long as somebody listens, no dialog of the system opens.
  page.on('filechooser', () => {});
  const press = key => page.keyboard.press(key);

  /** Where the focus is in the order of the page: on the element, before it, or after it. */
  const whereabouts = element => element.evaluate(wanted => {
    const {activeElement: now} = document;
    return wanted === now ? 0 : wanted.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1;
  });

  async function goTo(element) {
    for (let presses = 0; presses < MOST_TABS; presses++) {
      const at = await whereabouts(element);
      if (at === 0) {
        return;
      }
      await press(at > 0 ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${element} cannot be reached by Tab.`);
  }

  const isChecked = element => element.evaluate(one => one.checked);

  return {
    name: 'keyboard', goTo,
    /** Of tabs one is a stop of Tab, the others are told apart by arrows. */
    press: async element => {
      if ((await element.getAttribute('role')) === 'tab') {
        await goTo(page.locator('[role=tab][aria-selected=true]'));
        for (let i = 0; i < 9 && (await whereabouts(element)) !== 0; i++) {
          await press('ArrowRight');
        }
      }
      await goTo(element);
      await press('Enter');
    },
    type: async (element, text) => {
      await goTo(element);
      await press('Control+A');
      await press('Delete');
      await page.keyboard.type(text);
    },
    choose: async (element, value) => {
      await goTo(element);
      await press('Home');
      for (let i = await element.evaluate(one => one.options.length); i > 0 && (await element.inputValue()) !== value; i--) {
        await press('ArrowDown');
      }
      if ((await element.inputValue()) !== value) {
        throw new Error(`${element} has no ${value}.`);
      }
    },
    /** Radio buttons are one stop of Tab, and told apart by arrows. */
    tick: async element => {
      if (await isChecked(element)) {
        return;
      }
      const group = await element.evaluate(one => (one.type === 'radio' ? one.name : ''));
      if (!group) {
        await goTo(element);
        await press('Space');
        return;
      }
      await goTo(page.locator(`input[name="${group}"]:checked`));
      for (let i = 0; i < 9 && !(await isChecked(element)); i++) {
        await press('ArrowDown');
      }
    },
    giveFile: async (element, path) => {
      await goTo(element);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
      await chooser.setFiles(path);
    },
  };
}
