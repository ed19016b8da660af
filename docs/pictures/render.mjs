// Takes the pictures of the shipped diagrams that the documentation shows.
//
//   node docs/pictures/render.mjs [processes/incident/incident-resolution.bpmn ...]
//
// Needs bpmn-js in node_modules (it is there after a build, or: npm install --no-save bpmn-js) and Chromium; CHROMIUM
// names its program. Writes <process>.png, and <process>.<sub-process>.png for each collapsed sub-process, beside itself.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const library = process.env.BPMN_JS ?? join(root, 'node_modules', 'bpmn-js');
const chromium = process.env.CHROMIUM ?? 'chromium';
const margin = 30;
const lowest = 260; // Chromium paints a lower window in part only

if (!existsSync(library)) {
  console.error('bpmn-js is not in node_modules: build once, or npm install --no-save bpmn-js');
  process.exit(1);
}
const asset = (name) => readFileSync(join(library, 'dist', name), 'utf8');
const script = asset('bpmn-navigated-viewer.production.min.js');
const styles = ['diagram-js.css', 'bpmn-js.css', 'bpmn-font/css/bpmn-embedded.css'].map((name) => asset(`assets/${name}`));

/** Planes of the file, each with the element it belongs to and the size of what is drawn on it. */
function planesOf(xml) {
  return [...xml.matchAll(/<bpmndi:BPMNPlane[^>]*bpmnElement="([^"]+)"[\s\S]*?<\/bpmndi:BPMNPlane>/g)].map(([text, element]) => {
    const boxes = [...text.matchAll(/<dc:Bounds x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/g)].map((m) => m.slice(1).map(Number));
    const x = Math.min(...boxes.map((b) => b[0])) - margin;
    const y = Math.min(...boxes.map((b) => b[1])) - margin;
    const width = Math.max(...boxes.map((b) => b[0] + b[2])) + margin - x;
    const height = Math.max(...boxes.map((b) => b[1] + b[3])) + margin - y;
    const spare = Math.max(0, lowest - height);
    return { element, box: { x, y: y - spare / 2, width: Math.ceil(width), height: Math.ceil(height + spare) } };
  });
}

function page(xml, element, box) {
  return `<!doctype html><meta charset="utf-8"><style>${styles.join('\n')}
    body { margin: 0 } #canvas { width: ${box.width}px; height: ${box.height}px; background: #fff }
    .bjs-breadcrumbs { display: none !important }</style><div id="canvas"></div><script>${script}</script><script>
    const viewer = new BpmnJS({ container: '#canvas' });
    viewer.importXML(${JSON.stringify(xml).replaceAll('<', '\\u003c')}).then(() => {
      const canvas = viewer.get('canvas');
      const root = canvas.findRoot(${JSON.stringify(element)} + '_plane') ?? canvas.findRoot(${JSON.stringify(element)});
      canvas.setRootElement(root);
      canvas.viewbox(${JSON.stringify(box)});
    });</script>`;
}

function take(html, box, target) {
  const folder = mkdtempSync(join(tmpdir(), 'diagram-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const size = `${box.width},${box.height}`;
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-device-scale-factor=1.5'];
  execFileSync(chromium, [...options, `--user-data-dir=${folder}`, `--window-size=${size}`, '--virtual-time-budget=5000', `--screenshot=${target}`, `file://${file}`], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
  console.log(`${basename(target)} ${box.width} x ${box.height}`);
}

function shipped() {
  const folder = join(root, 'processes');
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.bpmn')).map((name) => join(folder, name));
}

for (const file of process.argv.length > 2 ? process.argv.slice(2) : shipped()) {
  const xml = readFileSync(file, 'utf8');
  const name = basename(file, '.bpmn');
  for (const { element, box } of planesOf(xml)) {
    const suffix = element === name ? '' : '.' + element.replace('SubProcess_', '');
    take(page(xml, element, box), box, join(here, `${name}${suffix}.png`));
  }
}
