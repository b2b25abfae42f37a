package signedaccess

import (
	"strconv"
	"strings"
)

// tamperURL makes the change a learner asked for in a signed URL of CloudFront
// or S3. What the URL does not have stays as it is.
func tamperURL(url, how string) string {
	base, query, _ := strings.Cut(url, "?")
	switch how {
	case tamperPath:
		return addQuery(neighbour(base), query)
	case tamperQuery:
		return addQuery(url, "v=2")
	}
	return addQuery(base, joinPairs(tamperPairs(cutPairs(query, "&"), how), "=", "&"))
}

// tamperPairs changes one character in a parameter or cookie, or leaves the
// key's ID out.
func tamperPairs(pairs []pair, how string) []pair {
	var out []pair
	for _, p := range pairs {
		switch name := strings.TrimPrefix(p.name, "X-Amz-"); {
		case how == tamperKeyID && (name == "Key-Pair-Id" || name == "Credential"):
			continue
		case how == tamperSignature && name == "Signature":
			p.value = flip(p.value)
		case how == tamperPolicy && name == "Expires":
			p.value = later(p.value)
		case how == tamperPolicy && name == "Policy":
			p.value = laterPolicy(p.value)
		}
		out = append(out, p)
	}
	return out
}

// neighbour changes the last character before the file's extension, so that the
// viewer asks for a file nobody gave it: seg-1.ts becomes seg-2.ts.
func neighbour(url string) string {
	slash := strings.LastIndexByte(url, '/')
	i := strings.LastIndexByte(url, '.')
	if i <= slash+1 {
		i = len(url)
	}
	if i--; i <= slash {
		return url + "x"
	}
	c := url[i]
	switch {
	case c == '9':
		c = '0'
	case c == 'z' || c == 'Z':
		c = 'a'
	case c >= '0' && c < '9' || c >= 'a' && c < 'z' || c >= 'A' && c < 'Z':
		c++
	default:
		c = 'x'
	}
	return url[:i] + string(c) + url[i+1:]
}

// flip changes the character in the middle of a signature, staying within its
// alphabet.
func flip(sig string) string {
	if sig == "" {
		return sig
	}
	i := len(sig) / 2
	c := byte('a')
	if sig[i] == c {
		c = 'b'
	}
	return sig[:i] + string(c) + sig[i+1:]
}

// later changes one digit of a number so that it grows: the second one when it
// can, else the first.
func later(number string) string {
	for _, i := range []int{1, 0} {
		if i < len(number) && number[i] >= '0' && number[i] < '9' {
			return number[:i] + string(number[i]+1) + number[i+1:]
		}
	}
	return number + "0"
}

// laterPolicy does the same to the expiry inside an encoded custom policy.
func laterPolicy(encoded string) string {
	raw, err := decode(encoded)
	if err != nil {
		return encoded
	}
	p, err := parsePolicy(string(raw))
	if err != nil {
		return encoded
	}
	if p.until, err = strconv.ParseInt(later(strconv.FormatInt(p.until, 10)), 10, 64); err != nil {
		return encoded
	}
	return encode([]byte(p.text()))
}
