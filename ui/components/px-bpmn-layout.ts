/* Gives a picture to a file that has none. */
import { layoutProcess } from 'bpmn-auto-layout';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export async function layOut(xml: string): Promise<string> {
    return layoutProcess(linked(xml));
}

/** The layout follows what steps say of their flows; many files say it at the flows alone. */
function linked(xml: string): string {
    const file = new DOMParser().parseFromString(xml, 'application/xml');
    const elements = new Map([...file.querySelectorAll('[id]')].map((element) => [element.id, element]));
    for (const flow of file.getElementsByTagNameNS(BPMN, 'sequenceFlow')) {
        mention(elements.get(flow.getAttribute('sourceRef') ?? ''), 'outgoing', flow.id);
        mention(elements.get(flow.getAttribute('targetRef') ?? ''), 'incoming', flow.id);
    }
    return new XMLSerializer().serializeToString(file);
}

function mention(step: Element | undefined, name: string, flow: string): void {
    if (!step || [...step.children].some((child) => child.localName === name && child.textContent === flow)) {
        return;
    }
    const reference = step.ownerDocument.createElementNS(BPMN, step.prefix ? `${step.prefix}:${name}` : name);
    reference.textContent = flow;
    const order = ['documentation', 'extensionElements', 'incoming', ...(name === 'outgoing' ? ['outgoing'] : [])];
    const follower = [...step.children].find((child) => !order.includes(child.localName));
    step.insertBefore(reference, follower ?? null);
}
