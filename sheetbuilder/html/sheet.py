"""The rules that every page shares: from 320 pixels on, in any size of type, on a dark screen and on paper."""

FRAME = """*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration-thickness:.08em;text-underline-offset:.15em}
a:hover{text-decoration-thickness:.16em}
:focus-visible{outline:.1875rem solid var(--accent);outline-offset:.125rem}
.skip{position:absolute;left:1rem;top:-10rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.skip:focus{top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page{max-width:46rem;margin:0 auto;padding:0 1.25rem}
body>header{border-top:.375rem solid var(--secondary);padding-top:.75rem}
body>header .page,body>footer .page{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between}
body>header p,body>footer p{margin:0;font-size:.875rem;color:var(--quiet)}
body>header .who{font-weight:600;color:var(--accent)}
body>footer .page{margin-top:3rem;padding-top:.75rem;padding-bottom:2rem;border-top:1px solid var(--hairline)}
main.page{padding-top:2rem}
main:focus{outline:0}
@media (forced-colors:active){
body>header{border-top-color:CanvasText}
.plate{forced-color-adjust:none}
}"""
"""What stands about any content: the ground, links, the head and the foot of the page."""

SHEET = (
    FRAME
    + """
h1,h2,h3,h4,h5,h6{line-height:1.2;margin:2rem 0 .5rem;text-wrap:balance}
p,ul,ol,figure,table,fieldset,blockquote{margin:.5rem 0}
p{max-width:40rem}
.part+.part{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--hairline)}
h1.turn,h2.turn,h3.turn,h4.turn{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--hairline)}
.named{margin-top:1.5rem}
main>:first-child>:first-child,.panel>:first-child>:first-child,.part>:first-child,.panel>:first-child,li>:first-child,td>:first-child{margin-top:0}
.panel>:last-child,li>:last-child,td>:last-child{margin-bottom:0}
.panel{margin:1.25rem 0;padding:1rem 1.25rem;border-radius:.5rem;border:1px solid transparent}
.panel.tint{background:var(--tint)}
.panel.fill{background:var(--fill);color:var(--on-fill)}
.panel.accent{background:var(--accent);color:var(--paper)}
.panel.secondary{background:var(--secondary);color:var(--on-secondary);border-radius:0;padding:1.5rem}
.panel.outlined{border-color:var(--line)}
.panel.outlined.o-warning{border-color:var(--warning);border-top-width:.25rem}
.panel.outlined.o-accent{border-color:var(--accent)}
ul,ol{list-style-type:"";padding:0}
li{margin:.375rem 0}
li.row{display:grid;grid-template-columns:auto minmax(0,1fr);column-gap:.75rem;align-items:baseline}
li.tick{align-items:start}
li.tick>label{padding-top:.05rem}
.l{min-width:1ch;color:var(--accent)}
.ticks input[type]{margin:0 .75rem 0 .25rem}
.pills{display:flex;flex-wrap:wrap;gap:.5rem}
.pills>li{display:flex;gap:.4rem;align-items:baseline;margin:0;padding:.1rem .8rem;border:1px solid var(--hairline)}
.pills>li{border-radius:2rem}
.spoken{border-left:.1875rem solid var(--accent);padding-left:1rem}
.toc li{margin:0;border-top:1px solid var(--hairline);padding:.4rem 0}
.toc li.group{border:0;padding-top:1rem}
.toc a{display:flex;gap:.75rem;color:inherit;text-decoration:none}
.toc a>:last-child:not(:first-child){margin-left:auto}
.toc a:hover,.toc a:focus{text-decoration:underline}
figure{max-width:100%}
figure svg{display:block;font-family:inherit;forced-color-adjust:none}
figure svg text{white-space:pre}
.f0{fill:none}
figure.whole svg{max-width:100%;height:auto}
figure img{max-width:100%;height:auto;background:var(--plate)}
.plate{display:inline-block;background:var(--plate);padding:.5rem;border-radius:.25rem;max-width:100%}
figstrong{font-weight:600}
caption{font-size:.875rem;color:var(--quiet);margin-top:.5rem}
.wide{overflow-x:auto;max-width:100%;padding:.125rem}
table{border-collapse:collapse;width:100%;min-width:min(100%,32rem)}
.wide>table.fields{min-width:34rem}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:normal}
thead th,thead td{background:var(--tint)}
td.cell{padding:0}
caption{text-align:left;padding:.25rem 0}
label.text{display:block}
input,textarea,select{font:inherit;color:var(--ink);background:var(--paper);accent-color:var(--accent)}
input[type=text],textarea,select{width:100%;border:1px solid var(--line);border-radius:.25rem;padding:.4rem .5rem}
textarea{display:block;resize:vertical}
@supports (field-sizing:content){textarea{field-sizing:content}}
td.cell textarea{min-height:3.25rem}
td.cell textarea{border:0;border-radius:0}
td.cell textarea:focus-visible,td.cell input:focus-visible{outline-offset:-.1875rem}
input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;margin:0;vertical-align:-.3rem;flex:none}
fieldset{border:0;padding:0;margin:1rem 0;min-width:0}
legend{padding:0}
.scale{display:flex;flex-wrap:wrap;gap:.75rem 1rem}
.scale label{display:flex;flex-direction:column;align-items:center;gap:.25rem;min-width:1.75rem}
.ends{display:flex;max-width:32rem;justify-content:space-between;gap:1rem}
nav.page{margin-top:1rem}
nav details{border:1px solid var(--hairline);border-radius:.5rem;padding:.5rem 1rem}
nav summary{font-weight:600;cursor:pointer;padding:.25rem 0}
nav a{display:block;padding:.25rem 0}
nav li{margin:0}
nav li.deeper{padding-left:1.25rem}
@media (min-width:75rem){
.long>header .page,.long>footer .page{max-width:66rem}
.with-nav{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,46rem);gap:2rem;max-width:66rem;margin:0 auto}
.with-nav nav.page{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto}
.with-nav nav.page{padding:0;margin:1.5rem 0 0;width:100%}
@supports selector(::details-content){
.with-nav details::details-content{content-visibility:visible;display:block;height:auto}
.with-nav summary{pointer-events:none;list-style:none}
}
}
@media (forced-colors:active){
.panel.fill,.panel.accent,.panel.secondary{forced-color-adjust:none;border-color:CanvasText}
}
@media print{
body{font-size:11pt}
.skip,nav.page{display:none}
.page{max-width:none;padding:0}
.part+.part{break-before:page;border:0;margin-top:0}
h1,h2,h3,h4,h5,h6{break-after:avoid}
li,tr,figure,.panel,fieldset{break-inside:avoid}
.wide{overflow:visible}
.wide>table.fields{min-width:0}
.wide svg{max-width:100%;height:auto}
.panel,thead th,thead td,input{print-color-adjust:exact}
a{color:inherit}
main a[href^=http]::after{content:" (" attr(href) ")"}
}"""
)
