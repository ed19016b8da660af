/* The diagrams of two versions: on the older one how many tickets stand where and whether that leads somewhere, on the newer one
   how many arrive. Of a step that is chosen it shows what it becomes, what it could become, and what it cannot and why. */
import '../components/px-icon';
import { PxBpmnPair, type Picture } from './px-bpmn-pair';

type State = 'own' | 'hand' | 'none' | 'attention';
interface Source {
    id: string;
    state: State;
    count: number;
    words: string;
}
interface Arriving {
    id: string;
    count: number;
    words: string;
}
interface Paint {
    sources?: Source[];
    arriving?: Arriving[];
}
interface Look {
    from?: string;
    to?: string;
    possible?: string[];
    impossible?: Record<string, string>;
}

const ICONS: Record<State, string> = { own: 'check', hand: 'person', none: 'close', attention: 'warning' };
const STATES = ['px-map-own', 'px-map-hand', 'px-map-none', 'px-map-attention', 'px-map-held'];
const LOOKS = ['px-chosen', 'px-can', 'px-cannot'];

class PxBpmnMap extends PxBpmnPair<Picture> {
    private painted: Paint = {};
    private looked: Look = {};

    connectedCallback(): void {
        this.classList.add('px-bpmn-map');
        if (this.wanted) {
            void this.draw();
        }
    }

    show(picture: Picture): void {
        this.wanted = picture;
        void this.draw();
    }

    paint(paint: Paint): void {
        this.painted = paint;
        this.colour();
    }

    look(look: Look): void {
        this.looked = look;
        this.point();
    }

    protected drawn(viewer: any, place: number): void {
        viewer.get('eventBus').on('element.click', ({ element }: any) => {
            const shape = element.labelTarget ?? element;
            const isPlane = shape === viewer.get('canvas').getRootElement();
            if (place === 0 && (isPlane || this.source(shape.id))) {
                this.choose('px-source', isPlane ? '' : shape.id);
            } else if (place === 1 && !isPlane && !shape.waypoints) {
                this.choose('px-target', shape.id);
            }
        });
    }

    private choose(name: string, id: string): void {
        this.dispatchEvent(new CustomEvent(name, { detail: { id } }));
    }

    private source(id: string): Source | undefined {
        return this.painted.sources?.find((source) => source.id === id);
    }

    protected ready(): void {
        this.colour();
        this.point();
    }

    private colour(): void {
        const [left, right] = this.sides;
        if (left) {
            unmark(left, STATES);
            left.get('overlays').clear();
            this.painted.sources?.forEach((source) => this.badge(left, source));
        }
        if (right) {
            unmark(right, STATES);
            right.get('overlays').clear();
            this.painted.arriving?.forEach((target) => {
                const element = drawnShape(right, target.id);
                if (element) {
                    right.get('canvas').addMarker(element.id, 'px-map-held');
                    overlay(right, element, badge('arrow-right', target.count, 'px-map-arrives', target.words, () => this.choose('px-target', target.id)));
                }
            });
        }
    }

    private badge(viewer: any, source: Source): void {
        const element = drawnShape(viewer, source.id);
        if (!element) {
            return;
        }
        viewer.get('canvas').addMarker(element.id, `px-map-${source.state}`);
        if (source.count > 0) {
            viewer.get('canvas').addMarker(element.id, 'px-map-held');
        }
        if (source.count > 0 || source.state === 'hand' || source.state === 'attention') {
            overlay(viewer, element, badge(ICONS[source.state], source.count, `px-map-${source.state}`, source.words, () => this.choose('px-source', source.id)));
        }
    }

    private point(): void {
        const [left, right] = this.sides;
        const { from, to, possible = [], impossible = {} } = this.looked;
        [left, right].filter((viewer) => viewer).forEach((viewer) => unmark(viewer, LOOKS));
        this.querySelectorAll('title.px-why').forEach((title) => title.remove());
        if (!from) {
            return;
        }
        if (left) {
            mark(left, from, 'px-chosen');
        }
        if (right) {
            possible.forEach((id) => mark(right, id, 'px-can'));
            Object.entries(impossible).forEach(([id, why]) => {
                mark(right, id, 'px-cannot');
                explain(right, id, why);
            });
            if (to) {
                mark(right, to, 'px-chosen');
            }
        }
        this.apart(() => {
            this.bring(left, from);
            this.bring(right, to);
        });
        this.link();
    }

    /** Into view, where it is not. */
    private bring(viewer: any, id: string | undefined): void {
        const element = viewer && id && viewer.get('elementRegistry').get(id);
        if (element) {
            viewer.get('canvas').scrollToElement(element, 60);
        }
    }
}

function drawnShape(viewer: any, id: string): any {
    const element = viewer.get('elementRegistry').get(id);
    return element && element.parent ? element : undefined;
}

function mark(viewer: any, id: string, look: string): void {
    if (drawnShape(viewer, id)) {
        viewer.get('canvas').addMarker(id, look);
    }
}

function unmark(viewer: any, looks: string[]): void {
    viewer.get('elementRegistry').forEach((element: any) => looks.forEach((look) => viewer.get('canvas').removeMarker(element, look)));
}

/** The tip that browsers show of themselves. */
function explain(viewer: any, id: string, why: string): void {
    const graphics = drawnShape(viewer, id) && viewer.get('elementRegistry').getGraphics(id);
    if (graphics) {
        const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
        title.setAttribute('class', 'px-why');
        title.textContent = why;
        graphics.prepend(title);
    }
}

function overlay(viewer: any, element: any, html: HTMLElement): void {
    viewer.get('overlays').add(element.id, { position: { top: -11, right: element.width < 60 ? 8 : 22 }, html, scale: { min: 0.85, max: 1.2 } });
}

/** Chosen by pointer; who uses the keyboard has the table. */
function badge(icon: string, count: number, look: string, words: string, action: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.className = `px-map-badge ${look}`;
    button.title = words;
    button.setAttribute('aria-label', words);
    const glyph = document.createElement('px-icon');
    glyph.setAttribute('name', icon);
    button.append(glyph);
    if (count > 0) {
        button.append(String(count));
    }
    button.addEventListener('click', action);
    return button;
}

if (!customElements.get('px-bpmn-map')) {
    customElements.define('px-bpmn-map', PxBpmnMap);
}
