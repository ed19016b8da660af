package org.praxisitsm.ui;

/** The look of the page behind a mail's link: the product's colours without its scripts. */
final class VotePageStyle {

    static final String CSS =
            """
            :root { color-scheme: light dark; --base: #fff; --sunken: #f5f6f8; --line: #dfe2e8; --edge: #8a92a3; --text: #1b2230;
              --quiet: #5b6475; --primary: #3b5bdb; --on: #fff; --warn: #8a5a00; --warn-back: #fdf3dd; --bad: #b3261e;
              --bad-back: #fdecea; }
            @media (prefers-color-scheme: dark) { :root { --base: #1a1e27; --sunken: #12151c; --line: #323846; --edge: #6b7385;
              --text: #e6e9f0; --quiet: #9aa3b5; --primary: #5c7cfa; --on: #0d1117; --warn: #f2c36b; --warn-back: #3a2f17;
              --bad: #f2a59f; --bad-back: #3c1f1d; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--sunken); color: var(--text);
              font: 15px/22px Inter, system-ui, sans-serif; }
            header { padding: 14px 20px; font-weight: 600; }
            main { max-width: 520px; margin: 12px auto 40px; padding: 20px; background: var(--base);
              border: 1px solid var(--line); border-radius: 12px; }
            @media (max-width: 560px) { main { margin: 0 12px 40px; padding: 16px; } }
            h1 { margin: 8px 0 4px; font-size: 20px; line-height: 26px; overflow-wrap: anywhere; }
            h2 { margin: 18px 0 4px; font-size: 13px; color: var(--quiet); }
            p { margin: 0 0 8px; overflow-wrap: anywhere; }
            .quiet, .foot, small { color: var(--quiet); font-size: 13px; line-height: 18px; }
            .foot { margin: 14px 0 0; }
            .badge { display: inline-block; margin: 0; padding: 2px 8px; border-radius: 4px; font-size: 12px; font-weight: 600;
              color: var(--warn); background: var(--warn-back); }
            .problem { padding: 8px 12px; border-radius: 8px; color: var(--bad); background: var(--bad-back); }
            dl { margin: 14px 0 0; }
            dl div { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); gap: 16px; padding: 7px 0;
              border-bottom: 1px solid var(--line); }
            dt { color: var(--quiet); }
            dd { margin: 0; font-weight: 500; overflow-wrap: anywhere; white-space: pre-wrap; }
            form { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 18px; }
            label { flex: 1 0 100%; display: block; font-size: 13px; font-weight: 500; }
            label small { display: block; font-weight: 400; }
            fieldset { flex: 1 0 100%; margin: 0; padding: 0; border: 0; }
            legend { padding: 0; font-size: 13px; font-weight: 500; }
            legend small { display: block; font-weight: 400; }
            .wrong { flex: 1 0 100%; margin: -4px 0 0; color: var(--bad); font-size: 13px; line-height: 18px; }
            .problem a { color: inherit; }
            .must { color: var(--primary); }
            textarea, .line, select { width: 100%; margin-top: 4px; font: inherit; color: inherit; background: var(--base);
              border: 1px solid var(--edge); border-radius: 8px; }
            textarea { display: block; padding: 8px 10px; }
            select { display: block; min-height: 44px; padding: 0 8px; }
            .line { display: flex; align-items: center; min-height: 44px; padding: 0 10px; }
            .line input { flex: 1; min-width: 0; min-height: 42px; padding: 0; font: inherit; color: inherit;
              background: none; border: 0; outline: 0; }
            .line span { color: var(--quiet); }
            .line:focus-within { outline: 2px solid var(--primary); outline-offset: 2px; }
            .box { display: flex; align-items: center; gap: 10px; min-height: 44px; font-size: 15px; font-weight: 400; }
            .box small { line-height: 16px; }
            .box input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--primary); }
            textarea[aria-invalid], select[aria-invalid], .line:has([aria-invalid]) { border-color: var(--bad); }
            .box input[aria-invalid] { outline: 2px solid var(--bad); outline-offset: 1px; }
            button { flex: 1; min-height: 44px; font: inherit; font-weight: 600; color: var(--text); background: var(--base);
              border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
            button.primary { color: var(--on); background: var(--primary); border-color: var(--primary); }
            a { color: var(--primary); }
            :focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
            """;

    private VotePageStyle() {}
}
