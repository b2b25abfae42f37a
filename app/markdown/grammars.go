package markdown

import "strings"

// grammarOf says how a language writes its words.
type grammarOf struct {
	keywords, builtins map[string]bool
	line               []string  // what begins a comment up to the end of the line
	block              [2]string // what begins and ends a comment
	quotes             string    // characters that quote a string; ` spans lines
	escapedRaw         bool      // a backslash escapes inside ` too
	triple             bool      // """ and ''' quote several lines
	keys               bool      // a word or string before a colon is a key
	fold               bool      // words in capitals are the same words
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var slashes2 = []string{"//"}
var cBlock = [2]string{"/*", "*/"}

var jsonWords = grammarOf{keywords: set("true false null"), line: slashes2, block: cBlock, quotes: `"'`, keys: true}

var goWords = grammarOf{
	keywords: set("break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false iota"),
	builtins: set("append cap clear close complex copy delete imag len make max min new panic print println real recover any bool byte comparable error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr"),
	line:     slashes2, block: cBlock, quotes: "\"'`",
}

var jsWords = grammarOf{
	keywords: set("as async await break case catch class const continue debugger default delete do else enum export extends finally for from function get if implements import in instanceof interface let new of private protected public readonly return set static super switch this throw try type typeof var void while with yield true false null undefined"),
	builtins: set("console Promise Object Array String Number Boolean Map Set Date JSON Math Error process require module exports any never unknown number string boolean"),
	line:     slashes2, block: cBlock, quotes: "\"'`", escapedRaw: true,
}

var pythonWords = grammarOf{
	keywords: set("and as assert async await break class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield True False None"),
	builtins: set("print len range str int float bool dict list set tuple open super self isinstance enumerate zip map filter sorted sum min max any all Exception"),
	line:     []string{"#"}, quotes: `"'`, triple: true,
}

var javaWords = grammarOf{
	keywords: set("abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new package private protected public record return sealed short static strictfp super switch synchronized this throw throws transient try var void volatile while yield true false null fun val when object data override suspend"),
	builtins: set("String Integer Long Double Boolean Object List Map Set Optional System Exception Override"),
	line:     slashes2, block: cBlock, quotes: `"'`, triple: true,
}

var sqlWords = grammarOf{
	keywords: set("select from where and or not in is null like between order by group having limit offset insert into values update set delete create table index view drop alter add column primary key foreign references join left right inner outer full on as distinct union all case when then else end exists begin commit rollback with returning unique default check constraint true false asc desc if"),
	builtins: set("count sum avg min max coalesce now varchar integer int bigint text boolean timestamp date numeric decimal"),
	line:     []string{"--"}, block: cBlock, quotes: `"'`, fold: true,
}

var dockerWords = grammarOf{
	keywords: set("FROM RUN CMD LABEL MAINTAINER EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL AS"),
	line:     []string{"#"}, quotes: `"'`,
}

var cWords = grammarOf{
	keywords: set("auto bool break case catch char class const constexpr continue crate default delete do double else enum extern false float fn for goto if impl inline int let long loop match mod mut namespace new nullptr operator private protected pub public register return self short signed sizeof static struct super switch template this throw trait true try typedef union unsafe unsigned use using virtual void volatile where while"),
	builtins: set("String Vec Option Result Some None Ok Err std printf size_t uint8_t uint32_t uint64_t int32_t int64_t"),
	line:     slashes2, block: cBlock, quotes: `"`,
}

var hclWords = grammarOf{
	keywords: set("resource data variable output module provider terraform locals for_each count depends_on lifecycle dynamic for in if true false null"),
	line:     []string{"#", "//"}, block: cBlock, quotes: `"`,
}

// grammars are the languages of words, by the names fences use.
var grammars = map[string]*grammarOf{
	"go": &goWords, "golang": &goWords,
	"js": &jsWords, "javascript": &jsWords, "ts": &jsWords, "typescript": &jsWords, "jsx": &jsWords, "tsx": &jsWords, "mjs": &jsWords,
	"python": &pythonWords, "py": &pythonWords, "python3": &pythonWords,
	"java": &javaWords, "kotlin": &javaWords, "kt": &javaWords, "groovy": &javaWords, "scala": &javaWords,
	"sql": &sqlWords, "partiql": &sqlWords, "mysql": &sqlWords, "postgresql": &sqlWords,
	"dockerfile": &dockerWords, "docker": &dockerWords,
	"c": &cWords, "cpp": &cWords, "c++": &cWords, "rust": &cWords, "rs": &cWords, "h": &cWords,
	"hcl": &hclWords, "terraform": &hclWords, "tf": &hclWords,
}
