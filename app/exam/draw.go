package exam

import (
	"math/rand/v2"

	"notelab/app/course"
	"notelab/app/progress"
)

// Form is how long an exam is.
type Form struct {
	Name      string // "full" or "short", as in the log
	Questions int
	Minutes   int
}

// shortQuestions is how many questions the short form asks.
const shortQuestions = 20

// Forms are the real exam's length, and a short one at the same pace.
func Forms(b *course.IndexExam) []Form {
	full := Form{"full", b.Questions, b.Minutes}
	if b.Questions <= shortQuestions {
		return []Form{full}
	}
	return []Form{full, {"short", shortQuestions, minutes(b, shortQuestions)}}
}

// Fit is the form as far as a bank of that many questions goes, at the same pace.
func (f Form) Fit(b *course.IndexExam, bank int) Form {
	if bank < f.Questions {
		f.Questions, f.Minutes = bank, minutes(b, bank)
	}
	return f
}

// minutes is the time for n questions at the exam's pace, rounded up.
func minutes(b *course.IndexExam, n int) int {
	if b.Questions <= 0 {
		return 0
	}
	return (n*b.Minutes + b.Questions - 1) / b.Questions
}

// Split says how many of n questions each domain gets: by weight and largest
// remainder, of equal remainders the earlier domain's first. have is how many there
// are; what a domain lacks is split among the others in the same way.
func Split(domains []course.IndexDomain, have map[string]int, n int) []int {
	out := make([]int, len(domains))
	full := make([]bool, len(domains))
	for {
		weights := 0
		for i, d := range domains {
			if !full[i] {
				weights += max(d.Weight, 0)
			}
		}
		if weights == 0 || n <= 0 {
			return out
		}
		rest, given := make([]int, len(domains)), 0
		for i, d := range domains {
			if !full[i] {
				out[i] = n * max(d.Weight, 0) / weights
				rest[i] = n * max(d.Weight, 0) % weights
				given += out[i]
			}
		}
		for ; given < n; given++ {
			best := -1
			for i := range domains {
				if !full[i] && rest[i] > 0 && (best < 0 || rest[i] > rest[best]) {
					best = i
				}
			}
			out[best]++ // there are more remainders than seats left
			rest[best] = 0
		}
		short := false
		for i, d := range domains {
			if !full[i] && out[i] > have[d.ID] {
				out[i], full[i], short = have[d.ID], true, true
				n -= have[d.ID]
			}
		}
		if !short {
			return out
		}
		for i := range domains {
			if !full[i] {
				out[i] = 0
			}
		}
	}
}

// Draw chooses n questions of a bank by the weights of the exam's domains, without
// repeats, and their order; fewer when the bank has fewer. Equal input gives equal
// output.
func Draw(b *course.IndexExam, bank []progress.ExamItem, n int, seed uint64) []progress.ExamItem {
	r := rand.New(rand.NewPCG(seed, 0x6578616d)) // "exam"
	by := map[string][]progress.ExamItem{}
	have := map[string]int{}
	for _, it := range bank {
		by[it.Domain] = append(by[it.Domain], it)
		have[it.Domain]++
	}
	out := []progress.ExamItem{}
	for i, count := range Split(b.Domains, have, n) {
		pool := by[b.Domains[i].ID]
		r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		out = append(out, pool[:count]...)
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
