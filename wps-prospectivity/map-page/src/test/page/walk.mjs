// Walking the guided path of the page from its first step to the board paper.
import assert from 'node:assert/strict';

const MINUTES = 60_000;

export class Walk {
  /**
   * @param hand of hands.mjs
   * @param survey {samples, codes: [[code, choice, limit]], filter, crs, elements, cellSize, evidence: files, recipe, deposits,
   *   only: [column, value], training: more inputs of the training}; what is not given is left as the page has it
   * @param name of the project and, with more, of its layers and the model
   * @param workspace of layers
   * @param kept whether projects and models have a workspace too, as in GeoServer
   * @param looked called with a word for what is to be seen, after each move worth a look
   */
  constructor({page, hand, survey, name, workspace, kept, looked}) {
    Object.assign(this, {page, hand, survey, name, workspace, kept, looked});
  }

  layer(part) {
    return `${this.workspace}:${this.name}_${part}`;
  }

  /** A project or a model. */
  file(name) {
    return this.kept ? `${this.workspace}:${name}` : name;
  }

  content(id) {
    return this.page.locator(`#step-${id}`);
  }

  state(id) {
    return this.page.locator('.step', {has: this.page.locator(`[aria-controls="step-${id}"]`)});
  }

  async open(id) {
    const head = this.page.locator(`[aria-controls="step-${id}"]`);
    if ((await head.getAttribute('aria-expanded')) !== 'true') {
      await this.hand.press(head);
    }
  }

  button(id, name) {
    return this.content(id).getByRole('button', {name, exact: typeof name === 'string'});
  }

  async give(id, values) {
    for (const [input, value] of Object.entries(values).filter(([, one]) => one !== undefined)) {
      const field = this.content(id).locator(`[data-input="${input}"]`);
      await field.waitFor({state: 'attached'});
      if (!(await field.isVisible())) {
        await this.hand.press(this.content(id).locator('form .more > summary'));
      }
      const select = field.locator('select');
      await ((await select.count()) > 0 ? this.hand.choose(select, value) : this.hand.type(field.locator('input[type=text]').first(), value));
    }
  }

  async run(id, minutes = 3) {
    const before = await this.state(id).getAttribute('data-at');
    await this.hand.press(this.content(id).locator('form.process button[type=submit]'));
    await this.page.waitForFunction(([one, old]) => {
      const {state: now, at} = document.querySelector(`[aria-controls="step-${one}"]`).closest('.step').dataset;
      return document.querySelector(`#step-${one} .error`) || (at !== old && ['done', 'failed'].includes(now));
    }, [id, before], {timeout: minutes * MINUTES});
    const trouble = await this.content(id).locator('.error').allTextContents();
    assert.equal(await this.state(id).getAttribute('data-state'), 'done', String(trouble));
  }

  /** From the first step to the last; gives the board paper. */
  async go() {
    await this.begin();
    await this.samples();
    await this.maps();
    await this.evidence();
    await this.deposits();
    await this.train();
    await this.targets();
    return this.handOver();
  }

  async begin() {
    const {page, hand} = this;
    await hand.press(page.locator('#tab-project'));
    await page.waitForSelector('#project-name');
    await hand.type(page.locator('#project-name'), this.file(this.name));
    await hand.press(page.locator('.new-project button[type=submit]'));
    await this.content('samples').waitFor();
  }

  async samples() {
    const {hand, survey: {samples, codes = [], filter}} = this;
    const field = this.content('samples').locator('[data-input="samples"]');
    await field.locator('input[type=file]').waitFor({state: 'attached'});
    await hand.tick(field.getByLabel('File', {exact: true}));
    await hand.giveFile(field.locator('input[type=file]'), samples);
    await field.getByText(/rows, \d+ columns/).waitFor();
    for (const [code, choice, limit] of codes) {
      const asked = field.locator('.code', {has: this.page.locator('code', {hasText: code})});
      await hand.choose(asked.locator('select'), choice);
      if (limit) {
        await hand.type(asked.locator('input'), limit);
        await this.page.keyboard.press('Tab');
      }
      await field.getByText(/rows, \d+ columns/).waitFor();
    }
    await this.give('samples', {filter});
    await this.looked('0-samples');
    await this.run('samples');
  }

  async maps() {
    const {survey: {crs, elements, cellSize}} = this;
    await this.content('maps').locator('[data-input="elements"] .chip').first().waitFor();
    await this.give('maps', {crs, elements, transform: 'LOG10', cellSize, layer: this.layer('maps')});
    await this.looked('1-maps');
    await this.run('maps');
  }

  async evidence() {
    const {hand, survey: {evidence, recipe}} = this;
    await this.open('evidence');
    if (!evidence) {
      await hand.press(this.button('evidence', 'Leave this out'));
      return;
    }
    const field = this.content('evidence').locator('[data-input="features"]');
    for (const [i, path] of evidence.entries()) {
      await hand.giveFile(field.locator('input[type=file]').nth(i), path);
      await field.locator('.one-of-several').nth(i).getByText(/features/).waitFor();
    }
    await this.give('evidence', {evidence: recipe, layer: this.layer('stack')});
    await this.looked('2-evidence');
    await this.run('evidence');
  }

  async deposits() {
    const {hand, survey: {deposits, crs, only}} = this;
    await this.content('deposits').waitFor();
    await hand.giveFile(this.content('deposits').locator('#deposits-file'), deposits);
    await this.content('deposits').locator('.inline', {hasText: 'Its coordinates are in'}).waitFor();
    await hand.type(this.content('deposits').locator('#deposits-crs'), crs);
    await this.page.keyboard.press('Tab');
    await this.content('deposits').locator('.deposits').waitFor();
    if (only) {
      const all = await this.content('deposits').locator('.deposits tbody tr').count();
      await hand.choose(this.content('deposits').locator('#deposits-by'), only[0]);
      await hand.tick(this.content('deposits').locator(`.chip input[value="${only[1]}"], .chip:has-text("${only[1]} ") input`).first());
      await this.page.waitForFunction(before => document.querySelectorAll('.deposits tbody tr').length < before, all);
    }
    await this.looked('3-deposits');
    await hand.press(this.button('deposits', 'Take these deposits'));
  }

  async train() {
    const {hand} = this;
    await this.content('train').locator('[data-input="geochemistry"]').waitFor();
    await this.give('train', {model: this.file(`${this.name}_model`), ...this.survey.training});
    await this.looked('4-train');
    await this.run('train', 15);
    await this.content('judge').getByText(/skill|better|told apart/i).first().waitFor();
    await this.looked('5-verdict');
    if (this.survey.method) {
      await hand.choose(this.page.locator('#judge-method'), this.survey.method);
    }
    await hand.type(this.page.locator('#judge-note'), 'Few deposits.');
    await this.looked('5-judge');
    await hand.press(this.button('judge', 'Go on with this'));
    await this.content('scores').locator('[data-input="model"]').waitFor();
    await this.give('scores', {layer: this.layer('scores')});
    await this.run('scores');
    await this.looked('6-scores');
  }

  async targets() {
    const {hand} = this;
    await this.open('targets');
    await this.give('targets', {share: '0.05'});
    await this.run('targets');
    const first = this.content('targets').locator('.targets > li').first();
    await first.waitFor();
    await hand.press(first.getByRole('button', {name: 'drop…'}));
    await hand.type(first.getByPlaceholder('why'), 'A town');
    await hand.press(first.getByRole('button', {name: 'Drop', exact: true}));
    await this.content('targets').getByText(/dropped: A town/).waitFor();
    await this.looked('7-targets');
  }

  async handOver() {
    const {page, hand} = this;
    await this.open('next');
    await this.give('next', {count: '10'});
    await this.run('next');
    await this.content('handover').locator('[data-input="author"]').waitFor();
    await this.give('handover', {author: 'A. Geologist'});
    await this.looked('8-handover');
    await this.run('handover', 5);
    await hand.press(this.button('handover', 'Files'));
    const links = page.locator('#report .links a');
    await links.nth(2).waitFor();
    const files = [];
    for (const link of await links.all()) {
      const answer = await page.request.get(await link.evaluate(one => one.href));
      files.push(await answer.body());
    }
    const begin = files.map(file => file.subarray(0, 4).toString('latin1'));
    assert.ok(begin.includes('%PDF') && begin.includes('PK\u0003\u0004') && begin.some(text => text.startsWith('<')), begin.join());
    await this.looked('9-handed-over');
    return files[begin.indexOf('%PDF')];
  }
}
