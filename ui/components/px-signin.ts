/* The drawing beside the sign-in form: decoration only. */
class PxSigninDiagram extends HTMLElement {
  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
    this.innerHTML = drawing;
  }
}

const drawing = `<svg class="bp" viewBox="200 -10 650 410" width="100%" height="62%" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
<path class="fl done" d="M51 160L76 160"/>
<path style="fill:var(--lumo-success-color)" transform="translate(76,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl done" d="M188 160L220 160"/>
<path style="fill:var(--lumo-success-color)" transform="translate(220,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl done" d="M332 160L352 160"/>
<path style="fill:var(--lumo-success-color)" transform="translate(352,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl done" d="M400 160L428 160"/>
<path style="fill:var(--lumo-success-color)" transform="translate(428,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="404" y="153" text-anchor="start">No</text>
<path class="fl " d="M376 136L376.0 50.0Q376 44 382.0 44.0L428 44"/>
<path style="fill:var(--praxis-n-400)" transform="translate(428,44) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="382" y="92" text-anchor="start">Yes</text>
<path class="fl " d="M548 160L580 160"/>
<path style="fill:var(--praxis-n-400)" transform="translate(580,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl " d="M628 160L660 160"/>
<path style="fill:var(--praxis-n-400)" transform="translate(660,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="604" y="128" text-anchor="middle">Resolved</text>
<path class="fl " d="M604 184L604.0 262.0Q604 268 598.0 268.0L548 268"/>
<path style="fill:var(--praxis-n-400)" transform="translate(548,268) rotate(180)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="610" y="230" text-anchor="start">Ask requester</text>
<path class="fl " d="M520 240L520 192"/>
<path style="fill:var(--praxis-n-400)" transform="translate(520,192) rotate(-90)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl " d="M604 262L604.0 354.0Q604 360 598.0 360.0L548 360"/>
<path style="fill:var(--praxis-n-400)" transform="translate(548,360) rotate(180)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="610" y="330" text-anchor="start">Escalate</text>
<path class="fl " d="M428 360L408.0 360.0Q402 360 402.0 354.0L402.0 186.0Q402 180 408.0 180.0L428 180"/>
<path style="fill:var(--praxis-n-400)" transform="translate(428,180) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl " d="M772 160L792 160"/>
<path style="fill:var(--praxis-n-400)" transform="translate(792,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl " d="M840 160L868 160"/>
<path style="fill:var(--praxis-n-400)" transform="translate(868,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="843" y="153" text-anchor="start">Yes</text>
<path class="fl " d="M816 136L816.0 102.0Q816 96 810.0 96.0L494.0 96.0Q488 96 488.0 102.0L488 128"/>
<path style="fill:var(--praxis-n-400)" transform="translate(488,128) rotate(90)" d="M0 0L-9 -4.5L-9 4.5z"/>
<text class="lb" x="806" y="90" text-anchor="end">No, still broken</text>
<path class="fl " d="M548 44L918.0 44.0Q924 44 924.0 50.0L924 128"/>
<path style="fill:var(--praxis-n-400)" transform="translate(924,128) rotate(90)" d="M0 0L-9 -4.5L-9 4.5z"/>
<path class="fl " d="M980 160L1005 160"/>
<path style="fill:var(--praxis-n-400)" transform="translate(1005,160) rotate(0)" d="M0 0L-9 -4.5L-9 4.5z"/>
<g class="done">
<circle class="sh" cx="36" cy="160" r="15" />
<path class="gl" d="M29 155h14v10h-14zM29 155.5l7 5 7-5"/>
</g>
<text x="36" y="192" text-anchor="middle" class="lb">Reported</text>
<g class="done">
<rect class="sh" x="76" y="128" width="112" height="64" rx="8"/>
<g class="gl" transform="translate(82,134)">
<path d="M1 1.5h11v9H1zM1 4.5h11M4.5 1.5v9"/>
</g>
<text x="132.0" y="160" text-anchor="middle" class="">Set priority</text>
<text x="132.0" y="174" text-anchor="middle" class="">and group</text>
</g>
<g class="done">
<rect class="sh" x="220" y="128" width="112" height="64" rx="8"/>
<g class="gl" transform="translate(226,134)">
<circle cx="6" cy="4.2" r="2.4"/>
<path d="M1.4 11.2c.4-2.6 2.2-3.8 4.6-3.8s4.2 1.2 4.6 3.8z"/>
</g>
<text x="276.0" y="167" text-anchor="middle" class="">Triage</text>
</g>
<g class="done">
<path class="sh" d="M376 136L400 160L376 184L352 160z"/>
<path class="gl" style="stroke-width:2" d="M370 154l12 12M382 154l-12 12"/>
</g>
<text x="376" y="202" text-anchor="middle" class="lb">Major?</text>
<g class="now">
<rect class="sh" x="428" y="128" width="120" height="64" rx="8"/>
<g class="gl" transform="translate(434,134)">
<circle cx="6" cy="4.2" r="2.4"/>
<path d="M1.4 11.2c.4-2.6 2.2-3.8 4.6-3.8s4.2 1.2 4.6 3.8z"/>
</g>
<text x="488.0" y="160" text-anchor="middle" class="">Diagnose</text>
<text x="488.0" y="174" text-anchor="middle" class="">and fix</text>
</g>
<g class="">
<rect class="sh" x="428" y="16" width="120" height="56" rx="8"/>
<rect x="431" y="19" width="114" height="50" rx="6" class="gl" style="stroke-width:1"/>
<text x="488.0" y="44" text-anchor="middle" class="">Run major</text>
<text x="488.0" y="58" text-anchor="middle" class="">incident</text>
</g>
<g class="">
<path class="sh" d="M604 136L628 160L604 184L580 160z"/>
<path class="gl" style="stroke-width:2" d="M598 154l12 12M610 154l-12 12"/>
</g>
<g class="">
<rect class="sh" x="428" y="240" width="120" height="56" rx="8"/>
<g class="gl" transform="translate(434,246)">
<path d="M1 2h11v8H1zM1 2.5l5.5 4.2L12 2.5"/>
</g>
<text x="488.0" y="268" text-anchor="middle" class="">Wait for</text>
<text x="488.0" y="282" text-anchor="middle" class="">requester</text>
</g>
<g class="">
<rect class="sh" x="428" y="332" width="120" height="56" rx="8"/>
<g class="gl" transform="translate(434,338)">
<path d="M1 1.5h11v9H1zM1 4.5h11M4.5 1.5v9"/>
</g>
<text x="488.0" y="360" text-anchor="middle" class="">Choose</text>
<text x="488.0" y="374" text-anchor="middle" class="">specialist group</text>
</g>
<g class="">
<rect class="sh" x="660" y="128" width="112" height="64" rx="8"/>
<g class="gl" transform="translate(666,134)">
<circle cx="6" cy="4.2" r="2.4"/>
<path d="M1.4 11.2c.4-2.6 2.2-3.8 4.6-3.8s4.2 1.2 4.6 3.8z"/>
</g>
<text x="716.0" y="160" text-anchor="middle" class="">Confirm with</text>
<text x="716.0" y="174" text-anchor="middle" class="">requester</text>
</g>
<g class="">
<path class="sh" d="M816 136L840 160L816 184L792 160z"/>
<path class="gl" style="stroke-width:2" d="M810 154l12 12M822 154l-12 12"/>
</g>
<text x="816" y="204" text-anchor="middle" class="lb">Fixed?</text>
<g class="">
<rect class="sh" x="868" y="128" width="112" height="64" rx="8"/>
<g class="gl" transform="translate(874,134)">
<path d="M1 2h11v8H1zM1 2.5l5.5 4.2L12 2.5"/>
</g>
<text x="924.0" y="160" text-anchor="middle" class="">Close and</text>
<text x="924.0" y="174" text-anchor="middle" class="">ask for rating</text>
</g>
<g class="">
<circle class="sh" cx="1020" cy="160" r="15" style="stroke-width:3.5"/>
</g>
<text x="1020" y="192" text-anchor="middle" class="lb">Closed</text>
<circle cx="188" cy="128" r="8" fill="var(--lumo-success-color)"/>
<path d="M184.6 128.2l2.4 2.5 4.4-5" stroke="#fff" stroke-width="1.8" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="332" cy="128" r="8" fill="var(--lumo-success-color)"/>
<path d="M328.6 128.2l2.4 2.5 4.4-5" stroke="#fff" stroke-width="1.8" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="488" cy="128" r="15" fill="var(--lumo-primary-color)" opacity=".16"/>
<circle cx="488" cy="128" r="10" fill="var(--lumo-primary-color)"/>
<text x="488" y="132" text-anchor="middle" style="fill:#fff;font-size:11px;font-weight:600">1</text>
</svg>`;

if (!customElements.get('px-signin-diagram')) customElements.define('px-signin-diagram', PxSigninDiagram);
