// A newcomer's sitting, from a laboratory's file to the board paper, timed: docs/sitting.md with its pictures.
// PAGE: address of a server without data; SURVEY: the synthetic survey; BUILT: seconds it took to build the program and
// start the server; DOCS: folder of the documents.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {mouse} from './hands.mjs';
import {browse, visit} from './page.mjs';
import {laboratoryFile} from './survey.mjs';
import {Walk} from './walk.mjs';

const {PAGE, SURVEY, BUILT, DOCS, CHROMIUM} = process.env;
const SHOWN = {
  '0-samples': 'The laboratory’s file is dropped as it came: three header rows, gold in ppm, codes, two media. The page has asked what BDL and QNS? mean, and takes soil alone.',
  '1-maps': 'Element maps: the elements are ticked, antimony is not, since too few samples have it; the coordinate system is said.',
  '3-deposits': 'Twelve known deposits, on the first maps.',
  '4-train': 'All that the training takes is there; it is run with the defaults.',
  '5-verdict': 'The verdict comes before any map, and heads the paper, whatever it is. Here:',
  '6-scores': 'The map of scores, by what the training recommends.',
  '7-targets': 'Targets, one of them dropped with a reason.',
  '8-handover': 'Who hands over; all else is known.',
  '9-handed-over': 'The paper as page and PDF, and the package.',
};
const begun = Date.now() - 1000 * Number(BUILT);
const lines = [];

const clock = () => {
  const seconds = Math.round((Date.now() - begun) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const folder = mkdtempSync(join(tmpdir(), 'sitting-'));
const lab = join(folder, 'lab.csv');
writeFileSync(lab, laboratoryFile(join(SURVEY, 'samples.csv'), ['Bi', 'Cu', 'Pb', 'Zn', 'Ag', 'W']));

const browser = await browse(CHROMIUM);
try {
  const page = await visit(browser, PAGE, {width: 1200, height: 760});
  const looked = async what => {
    if (SHOWN[what]) {
      const at = clock();
      await page.evaluate(() => document.activeElement.blur());
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1000);
      await page.screenshot({path: join(DOCS, 'images', `sitting-${what}.png`)});
      const told = what === '5-verdict' ? `${SHOWN[what]} ${(await page.locator('.judgement').innerText()).split(':')[0]}.` : SHOWN[what];
      lines.push(`**${at}** ${told}`, `![${told}](images/sitting-${what}.png)`);
    }
  };
  const walk = new Walk({
    page, hand: mouse(), name: 'first', workspace: 'prospectivity', kept: false, looked,
    survey: {
      samples: lab, codes: [['BDL', 'limit', '0.0005'], ['QNS?', 'missing']], filter: "Medium = 'soil'",
      crs: 'EPSG:32650', deposits: join(SURVEY, 'deposits.csv'), training: {},
    },
  });
  const paper = join(folder, 'paper.pdf');
  writeFileSync(paper, await walk.go());
  const end = clock();
  execFileSync('pdftoppm', ['-r', '50', '-png', '-singlefile', paper, join(DOCS, 'images', 'sitting-paper')]);
  lines.push(`**${end}** The board paper.`, '![First page of the board paper](images/sitting-paper.png)');
  writeFileSync(join(DOCS, 'sitting.md'), `# One sitting, timed
From the README and a laboratory's file to a board paper, in a browser, by the clock: ${cpus().length} processors, minutes and seconds from the first command, with the defaults of every step. The clicks are a program's; what reading and thinking take comes on top. \`.ci/docs-sitting\` does it anew.

**0:00** \`mvn package -DskipTests\`, with Maven's downloads there already, then \`prospectivity serve\`: the page is there after ${BUILT} s.

${lines.join('\n\n')}
`);
  console.log(`A board paper after ${end}.`);
} finally {
  await browser.close();
}
