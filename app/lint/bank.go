package lint

import (
	"strconv"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
)

// enoughItems is how many questions a file has before a share says anything.
const enoughItems = 8

// longest is L09: a key that is the longest option more often than its share is
// found without knowing anything.
func longest(k *checker) {
	if !k.exam {
		return
	}
	b := k.bank()
	if b.Choices < enoughItems {
		return
	}
	limit := b.Fair + 0.10
	var files []string
	for _, f := range b.Files {
		if f.Of >= enoughItems && float64(f.N)/float64(f.Of) > float64(f.Of)/float64(f.Options)+0.10 {
			files = append(files, f.File+" "+strconv.Itoa(f.N)+"/"+strconv.Itoa(f.Of))
		}
	}
	share := float64(b.Longest) / float64(b.Choices)
	if share <= limit && len(files) == 0 {
		return
	}
	all := strconv.Itoa(b.Longest) + "/" + strconv.Itoa(b.Choices) + " = " + percent(share)
	ko := "정답이 홀로 가장 긴 보기인 단일 선택: 전체 " + all + " (" + percent(limit) + "까지)"
	en := "multiple choices whose key alone is the longest option: " + all + " of the bank (" + percent(limit) + " at most)"
	if len(files) > 0 {
		ko += ". 한도를 넘는 노트: " + strings.Join(files, ", ")
		en += "; notes above it: " + strings.Join(files, ", ")
	}
	k.report("", 0, course.Warning, "L09", ko, en)
}

// critical are the values of chi squared exceeded once in a hundred times by
// chance, by degrees of freedom.
var critical = []float64{0, 6.635, 9.210, 11.345, 13.277, 15.086, 16.812, 18.475}

// chiSquared measures how far counts are from being equal. Expected counts below
// 5 prove nothing.
func chiSquared(at []int) (x float64, tellable bool) {
	sum := 0
	for _, n := range at {
		sum += n
	}
	want := float64(sum) / float64(len(at))
	for _, n := range at {
		x += (float64(n) - want) * (float64(n) - want) / want
	}
	return x, want >= 5
}

// positions is L10: keys stand everywhere alike. Screens shuffle, but a note
// read as a file doesn't.
func positions(k *checker) {
	for _, s := range k.bank().Keys {
		x, tellable := chiSquared(s.At)
		if !tellable || len(s.At) > len(critical) || x <= critical[len(s.At)-1] {
			continue
		}
		is := "χ² = " + strconv.FormatFloat(x, 'f', 1, 64) + " > " + strconv.FormatFloat(critical[len(s.At)-1], 'f', 1, 64)
		k.report("", 0, course.Warning, "L10",
			"정답의 자리가 치우쳤습니다: 보기 "+strconv.Itoa(len(s.At))+"개 가운데 "+list(s.At, " · ")+"문제 ("+is+"). 파일에서 보기를 옮기세요",
			"keys stand unevenly among "+strconv.Itoa(len(s.At))+" options: "+list(s.At, " · ")+" questions ("+is+"); move options in the files")
	}
}

func list(ns []int, sep string) string {
	var out []string
	for _, n := range ns {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, sep)
}

// within is how many points a domain may be off its weight: enough for one bank
// to fit an exam and its successor, whose weights are up to four points apart.
const within = 2.5

// shares is L22: the bank is spread as the exam is, and every skill is asked at
// least twice.
func shares(k *checker) {
	for _, s := range k.bank().Exams {
		var ko, en []string
		for _, d := range s.Domains {
			off := d.Percent - float64(d.Domain.Weight)
			if off > within || off < -within {
				is := d.Domain.ID + " " + strconv.FormatFloat(d.Percent, 'f', 1, 64) + " % (" + strconv.Itoa(d.Domain.Weight) + " %)"
				ko, en = append(ko, is), append(en, is)
			}
		}
		if len(ko) > 0 {
			k.report("", 0, course.Warning, "L22",
				s.Blueprint.Exam+": 영역의 비중이 2.5포인트 넘게 어긋납니다: "+strings.Join(ko, ", "),
				s.Blueprint.Exam+": domains off their weight by more than 2.5 points: "+strings.Join(en, ", "))
		}
	}
	count := map[string]int{}
	for _, it := range k.main() {
		for _, t := range distinct(it.q.Tags) {
			if tag, ok := k.course.Tag(t); ok {
				count[tag.ID]++
			}
		}
	}
	for _, b := range k.course.Blueprints {
		var few []string
		all := 0
		for _, id := range sortedIDs(b) {
			if _, listed := b.Skills[id]; !listed || bullet(id) {
				continue
			}
			if all++; count[id] < 2 {
				few = append(few, id)
			}
		}
		if len(few) > 0 {
			names := strings.Join(few[:min(len(few), 5)], ", ")
			more := i18n.Text{}
			if n := len(few) - 5; n > 0 {
				more = i18n.Of(" 외 "+strconv.Itoa(n)+"개", " and "+strconv.Itoa(n)+" more")
			}
			of := strconv.Itoa(len(few)) + "/" + strconv.Itoa(all)
			k.report("", 0, course.Warning, "L22",
				b.Exam+": 문제가 두 개가 안 되는 기술 "+of+": "+names+more.Ko+" (notelab check --coverage)",
				b.Exam+": skills with fewer than two questions, "+of+": "+names+more.En+" (notelab check --coverage)")
		}
	}
}

func distinct(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
