// Package hostile makes what the tests of this program defend it against: a
// course as an attacker writes it, and a backup. Every script in them, should it
// run, sets window.pwned; nothing but tests imports this package.
package hostile

import "strings"

// Script is what must never run.
const Script = "window.pwned=1"

// links are addresses that run something, or would, were they followed.
var links = []string{
	"javascript:" + Script, "JaVaScRiPt:" + Script, " javascript:" + Script, "java\tscript:" + Script, "java&#10;script:" + Script, "&#106;avascript:" + Script,
	"javascript&colon;" + Script, "\x01javascript:" + Script, "javascript://x/%0a" + Script, "vbscript:" + Script, "data:text/html,<script>" + Script + "</script>",
	"data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=" + Script + ">", "blob:x", "filesystem:x", "view-source:javascript:1",
	"//evil.invalid/x", `\\evil.invalid\x`, "/\\evil.invalid", "../../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "file:///etc/passwd",
}

// tags is HTML that runs something or takes the page apart.
var tags = []string{
	"<script>" + Script + "</script>", "<SCRIPT SRC=//evil.invalid/x.js></SCRIPT>", "<script\n>" + Script + "</script\n>", "<scr<script>ipt>" + Script + "</scr</script>ipt>",
	"<img src=x onerror=" + Script + ">", "<img src=x onerror=\"" + Script + "\"//", "<IMG \"\"\"><SCRIPT>" + Script + "</SCRIPT>\">", "<img/src/onerror=" + Script + ">",
	"<svg onload=" + Script + ">", "<svg><script>" + Script + "</script></svg>", "<svg><animate onbegin=" + Script + " attributeName=x dur=1s>", "<svg><a xlink:href=javascript:" + Script + "><text y=20>x</text></a></svg>",
	"<svg></p><style><a id=\"</style><img src=1 onerror=" + Script + ">\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=" + Script + "&gt;\">",
	"<noscript><p title=\"</noscript><img src=x onerror=" + Script + ">\"></noscript>", "<textarea></textarea><img src=x onerror=" + Script + ">", "<title></title><img src=x onerror=" + Script + ">",
	"<iframe srcdoc=\"<script>parent." + Script + "</script>\"></iframe>", "<iframe src=javascript:parent." + Script + "></iframe>", "<object data=javascript:" + Script + "></object>", "<embed src=javascript:" + Script + ">",
	"<form action=javascript:" + Script + "><button formaction=javascript:" + Script + " autofocus onfocus=" + Script + ">x</button></form>", "<input autofocus onfocus=" + Script + ">", "<select onfocus=" + Script + " autofocus></select>",
	"<details open ontoggle=" + Script + "><summary>x</summary></details>", "<body onload=" + Script + ">", "<html onclick=" + Script + ">", "<base href=//evil.invalid/>", "<meta http-equiv=refresh content=\"0;url=javascript:" + Script + "\">",
	"<link rel=stylesheet href=//evil.invalid/x.css>", "<link rel=import href=data:text/html,x>", "<style>@import '//evil.invalid/x.css';body{display:none}</style>", "<div style=\"background:url(javascript:" + Script + ")\">x</div>",
	"<video><source onerror=" + Script + "></video>", "<audio src=x onerror=" + Script + "></audio>", "<marquee onstart=" + Script + ">x</marquee>", "<template><script>" + Script + "</script></template>", "<portal src=//evil.invalid>",
	"<a href=\"javascript:" + Script + "\">x</a>", "<a href=java&#x0A;script:" + Script + ">x</a>", "<a href='x' onclick='" + Script + "'>x</a>", "<a href=\"x\" target=_top ping=//evil.invalid>x</a>", "<area href=javascript:" + Script + ">",
	"<!--><script>" + Script + "</script>-->", "<!--[if IE]><script>" + Script + "</script><![endif]-->", "<![CDATA[<script>" + Script + "</script>]]>", "<?xml version=\"1.0\"?><script>" + Script + "</script>", "<!DOCTYPE x [<!ENTITY y '<script>'>]>",
	"</main></div></article></body></html><script>" + Script + "</script>", "<div id=main></div><div id=page>{}</div><div id=go></div><div id=i1></div><a id=notelab></a><form id=document></form>", "<a name=page>x</a><img name=cookie>",
	"<div data-island=quiz id=i2>{}</div><script type=application/json id=page>{\"base\":\"//evil.invalid/\"}</script>", "<p is=x-y slot=z part=a contenteditable tabindex=9 accesskey=x popover>x</p>", "<dialog open>x</dialog>",
	"<x onclick=" + Script + ">", "<a\x00 href=javascript:" + Script + ">x</a>", "<img src=`x` onerror=`" + Script + "`>", "<<script>" + Script + "//<</script>", "<b <script>" + Script + "</script>0",
}

// words is text that breaks out of a place that forgot to escape it.
var words = []string{
	"</title><script>" + Script + "</script>", "\"><img src=x onerror=" + Script + ">", "' onmouseover='" + Script, "</script><script>" + Script + "</script>", "<!--", "-->", "]]>", "{{constructor.constructor('" + Script + "')()}}",
	"${" + Script + "}", "`;" + Script + ";`", "\u2028" + Script, "\u202eevil\u202c", "\u200f\u2066x", "__proto__", "constructor", "toString", "hasOwnProperty", "../../x", "&lt;script&gt;", "&#60;script&#62;", "\\u003cscript\\u003e", "a\u0000b", "\ufeff", "\U000e0041",
}

// deep wraps a text into n pairs.
func deep(n int, open, text, close string) string {
	return strings.Repeat(open, n) + text + strings.Repeat(close, n)
}

// Texts returns what to write where a short text belongs: scripts, addresses,
// broken markup, names that languages keep for themselves, and nesting.
func Texts() []string {
	out := append(append(append([]string{}, words...), tags...), links...)
	for _, pair := range [][2]string{{"[", "]"}, {"(", ")"}, {"{\"a\":", "}"}, {"- ", ""}, {"!Sub ", ""}, {"NOT ", ""}, {"{{", "}}"}, {"<", ">"}} {
		out = append(out, deep(3000, pair[0], "1", pair[1]))
	}
	return append(out, strings.Repeat("a", 9000), strings.Repeat("1", 400), "-0", "1e999", "0x7fffffffffffffff", "9223372036854775808", "NaN", "Infinity", "\u0663", strings.Repeat("*", 500), strings.Repeat("a?", 500), strings.Repeat("*a", 60)+"b")
}
