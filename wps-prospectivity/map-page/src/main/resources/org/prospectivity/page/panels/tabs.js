// Tabs moved with the arrow keys, as ARIA's practices have them.

export class Tabs {
  /** @param chosen told the id of the tab that is shown */
  constructor(list, chosen) {
    this.chosen = chosen;
    this.tabs = [...list.querySelectorAll('[role=tab]')];
    const shown = () => this.tabs.filter(({hidden}) => !hidden);
    this.tabs.forEach(tab => {
      tab.addEventListener('click', () => this.choose(tab.id));
      tab.addEventListener('keydown', event => {
        const offered = shown();
        const i = offered.indexOf(tab);
        const to = {ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: offered.length - 1}[event.key];
        if (to !== undefined) {
          event.preventDefault();
          const next = offered[(to + offered.length) % offered.length];
          this.choose(next.id);
          next.focus();
        }
      });
    });
  }

  chosenId() {
    return this.tabs.find(tab => tab.getAttribute('aria-selected') === 'true').id;
  }

  choose(id) {
    for (const tab of this.tabs) {
      const chosen = tab.id === id;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !chosen;
    }
    this.chosen(id);
  }
}
