/*
 * What hits what, in columns: what needs the item on the left, what it stands on to the right. Cytoscape draws the edges, moves
 * and zooms; the cards lie above it as elements of the page, so that fonts, icons and dark colours are those of the page.
 */
interface Card {
    id: string;
    column: number;
    title: string;
    sub: string;
    icon: string;
    /** asked, down, degraded, unaffected, fatal, reserve or spare */
    look: string;
    /** how many items it stands for */
    count: number;
    /** what is read out, and found by a search */
    label: string;
}

interface Line {
    from: string;
    to: string;
    hot: boolean;
    hidden: boolean;
    /** members of a redundant set: any of them is not needed by itself */
    set: boolean;
}

interface Picture {
    columns: string[];
    cards: Card[];
    lines: Line[];
    /** ids of the cards and lines on the way from the asked item, by card */
    ways: Record<string, string[]>;
    label: string;
    texts: Record<string, string>;
}

interface Place {
    x: number;
    y: number;
}

const WIDTH = 184;
const HEIGHT = 44;
const GAP_X = 64;
const GAP_SUB = 24;
const GAP_Y = 16;
/** Longer columns stand in two or more beside each other, or the whole would be a thin strip. */
const LONGEST = 26;
const SWEEPS = 6;
/** Smaller, a card says its name only, in letters that stay as large as its height allows. */
const FAR = 0.65;
/** Names up to this length fit at any size. */
const SHORT = 10;
const TAIL = 5;

/** Places for the cards: each in its column, in an order that crosses few lines. Time grows with cards and lines only. */
export function layout(cards: Card[], lines: Line[]): { places: Map<string, Place>; heads: number[] } {
    const columns: Card[][] = [];
    cards.forEach((card) => (columns[card.column] ??= []).push(card));
    const near = new Map<string, string[]>();
    const link = (one: string, other: string) => near.set(one, [...(near.get(one) ?? []), other]);
    lines.forEach((line) => {
        link(line.from, line.to);
        link(line.to, line.from);
    });
    const columnOf = new Map(cards.map((card) => [card.id, card.column]));
    const rank = new Map<string, number>();
    const settle = (column: Card[]) => column.forEach((card, i) => rank.set(card.id, column.length < 2 ? 0.5 : i / (column.length - 1)));
    columns.forEach((column) => column && settle(column));
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
        const order = columns.map((_, i) => i);
        (sweep % 2 ? order.reverse() : order).forEach((i) => {
            const weight = new Map<string, number>();
            columns[i]?.forEach((card) => {
                const others = (near.get(card.id) ?? []).filter((id) => columnOf.get(id) !== i && rank.has(id));
                weight.set(card.id, others.length ? others.reduce((sum, id) => sum + rank.get(id)!, 0) / others.length : rank.get(card.id)!);
            });
            columns[i]?.sort((a, b) => weight.get(a.id)! - weight.get(b.id)! || a.title.localeCompare(b.title));
            columns[i] && settle(columns[i]);
        });
    }
    const places = new Map<string, Place>();
    const heads: number[] = [];
    let x = 0;
    columns.forEach((column, i) => {
        heads[i] = x;
        const strips = Math.max(1, Math.ceil((column?.length ?? 0) / LONGEST));
        const rows = Math.ceil((column?.length ?? 0) / strips);
        column?.forEach((card, at) => {
            const strip = Math.floor(at / rows);
            const here = Math.min(rows, column.length - strip * rows);
            places.set(card.id, { x: x + strip * (WIDTH + GAP_SUB) + WIDTH / 2, y: ((at % rows) - (here - 1) / 2) * (HEIGHT + GAP_Y) });
        });
        x += strips * (WIDTH + GAP_SUB) - GAP_SUB + GAP_X;
    });
    return { places, heads };
}

class PxImpact extends HTMLElement {
    private cy: any;
    private picture: Picture | undefined;
    private readonly stage = document.createElement('div');
    private readonly layer = document.createElement('div');
    private cards = new Map<string, HTMLElement>();
    private heads: HTMLElement[] = [];
    private chosen = '';
    private fitted = false;
    private found: string[] = [];
    private next = 0;
    private resizing: ResizeObserver | undefined;
    private theming: MutationObserver | undefined;

    constructor() {
        super();
        this.passOn();
    }

    connectedCallback(): void {
        this.classList.add('px-impact');
        if (this.picture) {
            void this.draw();
        }
    }

    disconnectedCallback(): void {
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    /** Called again with other cards, it keeps what was chosen where that is still there. */
    show(text: string): void {
        this.picture = JSON.parse(text);
        void this.draw();
    }

    private async draw(): Promise<void> {
        const picture = this.picture!;
        const { default: cytoscape } = await import('cytoscape');
        if (!this.isConnected || picture !== this.picture) {
            return;
        }
        this.tearDown();
        this.build(picture);
        const started = performance.now();
        const { places, heads } = layout(picture.cards, picture.lines);
        const took = performance.now() - started;
        this.cy = cytoscape({
            container: this.stage,
            elements: [
                ...picture.cards.map((card) => ({ data: { id: card.id }, position: { ...places.get(card.id)! } })),
                ...picture.lines.map((line) => ({ data: { id: line.from + '>' + line.to, source: line.from, target: line.to, ...bend(places.get(line.from)!, places.get(line.to)!) }, classes: classes(line) }))
            ],
            style: this.style_(),
            layout: { name: 'preset' },
            minZoom: 0.08,
            maxZoom: 2,
            autoungrabify: true,
            boxSelectionEnabled: false
        });
        this.cy.on('viewport', () => this.follow());
        this.cy.on('tap', (event: any) => event.target === this.cy && this.choose('', true));
        this.place(picture, places, heads);
        this.fit();
        this.setAttribute('data-layout-ms', took.toFixed(1));
        this.setAttribute('data-draw-ms', (performance.now() - started).toFixed(1));
        if (this.cards.has(this.chosen)) {
            this.choose(this.chosen, false);
        }
    }

    private build(picture: Picture): void {
        this.stage.className = 'px-impact-stage';
        this.layer.className = 'px-impact-layer';
        this.layer.replaceChildren();
        this.setAttribute('role', 'figure');
        this.setAttribute('aria-label', picture.label);
        this.append(this.stage, this.layer, this.bar(picture.texts));
        this.resizing = new ResizeObserver(() => {
            this.cy?.resize();
            if (!this.fitted) {
                this.fit();
            }
            this.follow();
        });
        this.resizing.observe(this);
        this.theming = new MutationObserver(() => this.cy?.style(this.style_()));
        this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'class'] });
    }

    private place(picture: Picture, places: Map<string, Place>, heads: number[]): void {
        this.cards.clear();
        const top = Math.min(...[...places.values()].map((place) => place.y)) - HEIGHT / 2 - 40;
        this.heads = picture.columns.map((title, i) => {
            const head = document.createElement('div');
            head.className = 'px-impact-head';
            head.textContent = title;
            head.style.transform = `translate(${heads[i] ?? 0}px, ${top + 16}px) translateY(-100%)`;
            return head;
        });
        this.layer.append(...this.heads);
        picture.cards.forEach((card) => {
            const place = places.get(card.id)!;
            const element = drawn(card);
            element.style.transform = `translate(${place.x - WIDTH / 2}px, ${place.y - HEIGHT / 2}px)`;
            element.addEventListener('click', () => this.choose(card.id, true));
            element.addEventListener('dblclick', () => this.tell('px-open', card.id));
            element.addEventListener('focus', () => element.matches(':focus-visible') && this.reveal(card.id));
            this.cards.set(card.id, element);
            this.layer.append(element);
        });
    }

    /** The wheel and a drag on a card do what they do beside it. */
    private passOn(): void {
        this.layer.addEventListener(
            'wheel',
            (event) => {
                event.preventDefault();
                const box = this.stage.getBoundingClientRect();
                this.cy?.zoom({ level: this.cy.zoom() * 1.0015 ** -event.deltaY, renderedPosition: { x: event.clientX - box.left, y: event.clientY - box.top } });
            },
            { passive: false }
        );
        let last: { x: number; y: number } | undefined;
        let moved = 0;
        this.layer.addEventListener('pointerdown', (event) => {
            last = { x: event.clientX, y: event.clientY };
            moved = 0;
        });
        this.layer.addEventListener('pointermove', (event) => {
            if (last && event.buttons) {
                this.cy?.panBy({ x: event.clientX - last.x, y: event.clientY - last.y });
                moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
                last = { x: event.clientX, y: event.clientY };
            }
        });
        this.layer.addEventListener('pointerup', () => (last = undefined));
        this.layer.addEventListener(
            'click',
            (event) => {
                if (moved > 4) {
                    event.stopPropagation();
                    moved = 0;
                }
            },
            true
        );
    }

    private follow(): void {
        if (this.cy) {
            const { x, y } = this.cy.pan();
            const zoom = this.cy.zoom();
            this.layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
            this.classList.toggle('px-far', zoom < FAR);
            this.style.setProperty('--px-impact-type', String(Math.min(2.4, Math.max(1, 0.8 / zoom))));
        }
    }

    fit(): void {
        if (!this.cy || !this.stage.clientWidth) {
            return;
        }
        this.fitted = true;
        const box = this.cy.nodes().boundingBox();
        const room = { w: this.stage.clientWidth - 48, h: this.stage.clientHeight - 48 - 40 };
        const zoom = Math.max(0.08, Math.min(1, room.w / (box.w || 1), room.h / ((box.h || 1) + 40)));
        this.cy.viewport({
            zoom,
            pan: {
                x: (this.stage.clientWidth - box.w * zoom) / 2 - box.x1 * zoom,
                y: Math.max(24 + 44 * zoom, (this.stage.clientHeight - box.h * zoom) / 2 - 20) - box.y1 * zoom
            }
        });
        this.follow();
    }

    /** Marks the card and its way, and says so where a person chose it. */
    choose(id: string, said: boolean): void {
        this.chosen = this.cards.has(id) ? id : '';
        const way = new Set(this.chosen ? [this.chosen, ...(this.picture?.ways[this.chosen] ?? [])] : []);
        this.classList.toggle('px-chosen', way.size > 0);
        this.cards.forEach((card, key) => {
            card.classList.toggle('px-way', way.has(key));
            card.setAttribute('aria-pressed', String(key === this.chosen));
        });
        this.cy?.edges().forEach((edge: any) => {
            const on = way.has(edge.id());
            edge.toggleClass('way', on);
            edge.toggleClass('off', way.size > 0 && !on);
        });
        if (said) {
            this.tell('px-choose', this.chosen);
        }
    }

    /** Marks what fits and shows the first; called again with the same words, the next. */
    find(words: string): void {
        const wanted = words.trim().toLowerCase();
        const hits = wanted ? this.picture?.cards.filter((card) => card.label.toLowerCase().includes(wanted)).map((card) => card.id) ?? [] : [];
        this.next = hits.join() === this.found.join() && hits.length ? (this.next + 1) % hits.length : 0;
        this.found = hits;
        this.classList.toggle('px-searching', wanted.length > 0);
        this.cards.forEach((card, id) => card.classList.toggle('px-found', hits.includes(id)));
        if (hits.length) {
            this.reveal(hits[this.next], 1);
            this.choose(hits[this.next], true);
        } else if (!wanted) {
            this.fit();
        }
        this.tell('px-found', String(hits.length));
    }

    /** Brings a card into sight, near enough to be read. */
    reveal(id: string, least = 0): void {
        const node = this.cy?.getElementById(id);
        if (!node || node.empty()) {
            return;
        }
        const zoom = Math.max(this.cy.zoom(), least);
        const { x, y } = node.position();
        const pan = this.cy.pan();
        const at = { x: x * zoom + pan.x, y: y * zoom + pan.y };
        const margin = { x: (WIDTH / 2) * zoom, y: (HEIGHT / 2) * zoom };
        const out = at.x < margin.x || at.y < margin.y || at.x > this.stage.clientWidth - margin.x || at.y > this.stage.clientHeight - margin.y;
        if (out || zoom !== this.cy.zoom()) {
            this.cy.viewport({ zoom, pan: { x: this.stage.clientWidth / 2 - x * zoom, y: this.stage.clientHeight / 2 - y * zoom } });
        }
        this.scrollLeft = 0;
        this.scrollTop = 0;
    }

    private tell(name: string, id: string): void {
        this.dispatchEvent(new CustomEvent(name, { detail: { id } }));
    }

    private bar(texts: Record<string, string>): HTMLElement {
        const bar = document.createElement('div');
        bar.className = 'px-impact-zoom';
        const zoom = (factor: number) => this.cy?.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.stage.clientWidth / 2, y: this.stage.clientHeight / 2 } });
        bar.append(button('M8 3v10M3 8h10', texts.zoomIn, () => zoom(1.25)), button('M3 8h10', texts.zoomOut, () => zoom(0.8)), button('M2.5 5.5v-3h3M13.5 5.5v-3h-3M2.5 10.5v3h3M13.5 10.5v3h-3', texts.fit, () => this.fit()));
        return bar;
    }

    /** Canvas knows no variables: colours are read when it is drawn and when the theme changes. */
    private style_(): any[] {
        const styles = getComputedStyle(this);
        const colour = (name: string) => styles.getPropertyValue(name).trim();
        return [
            { selector: 'node', style: { shape: 'rectangle', width: WIDTH, height: HEIGHT, 'background-opacity': 0, 'border-width': 0, 'overlay-opacity': 0 } },
            {
                selector: 'edge',
                style: {
                    width: 1.25,
                    'line-color': colour('--praxis-n-300'),
                    'curve-style': 'unbundled-bezier',
                    'control-point-distances': 'data(distances)',
                    'control-point-weights': 'data(weights)',
                    'source-endpoint': 'data(out)',
                    'target-endpoint': 'data(in)',
                    'edge-distances': 'endpoints',
                    'overlay-opacity': 0
                }
            },
            { selector: 'edge.set', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 3] } },
            { selector: 'edge.hidden', style: { 'line-style': 'dotted' } },
            { selector: 'edge.hot', style: { width: 2, 'line-color': colour('--lumo-warning-color'), 'z-index': 2 } },
            { selector: 'edge.off', style: { opacity: 0.25 } },
            { selector: 'edge.way', style: { width: 2.5, 'line-color': colour('--lumo-primary-color'), 'z-index': 3, opacity: 1 } }
        ];
    }

    private tearDown(): void {
        this.resizing?.disconnect();
        this.theming?.disconnect();
        this.cy?.destroy();
        this.cy = undefined;
        this.fitted = false;
        this.replaceChildren();
    }
}

/** Two points halfway make it leave and arrive level, whatever the height between. */
function bend(from: Place, to: Place): object {
    const back = to.x - from.x < WIDTH;
    const start = { x: from.x + WIDTH / 2, y: from.y };
    const end = { x: to.x + (back ? WIDTH / 2 : -WIDTH / 2), y: to.y };
    const line = { x: end.x - start.x, y: end.y - start.y };
    const length = Math.hypot(line.x, line.y) || 1;
    const far = !back && line.x > WIDTH;
    const reach = back ? Math.max(start.x, end.x) + 36 : start.x + line.x / 2;
    // Past other columns it runs between the rows, not behind their cards.
    const lane = start.y + ((HEIGHT + GAP_Y) / 2) * (end.y < start.y ? -1 : 1);
    const points = far
        ? [{ x: start.x + GAP_X / 2, y: start.y }, { x: start.x + GAP_X / 2, y: lane }, { x: end.x - GAP_X / 2, y: lane }, { x: end.x - GAP_X / 2, y: end.y }]
        : [{ x: reach, y: start.y }, { x: reach, y: end.y }];
    const along = points.map((point) => ((point.x - start.x) * line.x + (point.y - start.y) * line.y) / (length * length));
    const aside = points.map((point) => ((point.y - start.y) * line.x - (point.x - start.x) * line.y) / length);
    return { weights: along, distances: aside, out: '50% 0%', in: back ? '50% 0%' : '-50% 0%' };
}

function classes(line: Line): string {
    return [line.hot && 'hot', line.hidden && 'hidden', line.set && 'set'].filter(Boolean).join(' ');
}

function drawn(card: Card): HTMLElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = `px-impact-card px-is-${card.look}`;
    element.dataset.id = card.id;
    element.title = card.label;
    element.setAttribute('aria-label', card.label);
    const icon = document.createElement('px-icon');
    icon.setAttribute('name', card.icon);
    const title = document.createElement('b');
    const [start, end] = card.count > 1 ? [card.title, ''] : parted(card.title);
    title.append(part(start), part(end));
    const sub = document.createElement('span');
    sub.textContent = card.sub;
    const words = document.createElement('span');
    words.className = 'px-impact-words';
    words.append(title, sub);
    element.append(icon, words);
    if (card.count > 1) {
        element.classList.add('px-group');
    }
    return element;
}

/** Items of a house differ at the end of their names: where a name is too long, what goes is its middle. */
function parted(name: string): [string, string] {
    const letters = [...name];
    const kept = letters.length > SHORT ? TAIL : 0;
    return [letters.slice(0, letters.length - kept).join(''), letters.slice(letters.length - kept).join('')];
}

function part(text: string): HTMLElement {
    const part = document.createElement('i');
    part.textContent = text;
    return part;
}

function button(path: string, label: string, action: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = label;
    button.setAttribute('aria-label', label);
    button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
    button.addEventListener('click', action);
    return button;
}

if (!customElements.get('px-impact')) {
    customElements.define('px-impact', PxImpact);
}
