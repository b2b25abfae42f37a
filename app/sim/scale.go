package sim

import (
	"math"
	"strconv"
	"time"
)

// Scale maps a range of values to a range of pixels, linearly.
type Scale struct {
	From, To   float64 // values
	Start, End float64 // pixels
}

// At returns the pixel of a value; a scale without extent maps to its start.
func (s Scale) At(v float64) float64 {
	if s.To == s.From {
		return s.Start
	}
	return s.Start + (v-s.From)/(s.To-s.From)*(s.End-s.Start)
}

// TimeScale maps simulated time from zero to end.
func TimeScale(end time.Duration, start, stop float64) Scale {
	return Scale{0, float64(end), start, stop}
}

// Time returns the pixel of a simulated time.
func (s Scale) Time(d time.Duration) float64 { return s.At(float64(d)) }

// Ticks returns about n round values from the scale's range, ascending.
func (s Scale) Ticks(n int) []float64 {
	span := s.To - s.From
	if span <= 0 || n < 1 {
		return []float64{s.From}
	}
	step := math.Pow(10, math.Floor(math.Log10(span/float64(n))))
	for _, m := range []float64{1, 2, 5, 10} {
		if span/(step*m) <= float64(n) {
			step *= m
			break
		}
	}
	var out []float64
	for i := math.Ceil(s.From / step); i*step <= s.To*(1+1e-9); i++ {
		out = append(out, i*step)
	}
	return out
}

// timeSteps are the distances between two ticks of a time axis.
var timeSteps = []time.Duration{
	time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond, 10 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond,
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond,
	time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 7 * 24 * time.Hour,
}

// TimeTicks returns at most n round times from zero to end, ascending.
func TimeTicks(end time.Duration, n int) []time.Duration {
	step := timeSteps[len(timeSteps)-1]
	for _, s := range timeSteps {
		if int(end/s) < n {
			step = s
			break
		}
	}
	var out []time.Duration
	for t := time.Duration(0); t <= end; t += step {
		out = append(out, t)
	}
	return out
}

// TimeAxis draws vertical hairlines and labels for simulated time below a plot.
func (c *Canvas) TimeAxis(s Scale, top, bottom float64) {
	n := int((s.End - s.Start) / 64)
	for _, t := range TimeTicks(time.Duration(s.To), max(n, 2)) {
		x := s.Time(t)
		c.Line(x, top, x, bottom, Style{Stroke: Rule})
		anchor := Middle
		if label := ShortTime(t); x+TextWidth(label, Type{Size: TextSmall})/2 > c.W {
			anchor = End
		}
		c.Text(x, bottom+14, ShortTime(t), Type{Size: TextSmall, Fill: Ink3, Anchor: anchor})
	}
}

// ShortTime writes a simulated time for people: "0", "250 ms", "1.5 s", "2 m".
func ShortTime(d time.Duration) string {
	trim := func(f float64, unit string) string {
		return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) + " " + unit
	}
	switch {
	case d == 0:
		return "0"
	case d < time.Second:
		return trim(float64(d)/float64(time.Millisecond), "ms")
	case d < 2*time.Minute:
		return trim(d.Seconds(), "s")
	case d < 2*time.Hour:
		return trim(d.Minutes(), "m")
	default:
		return trim(d.Hours(), "h")
	}
}

// Playhead draws the line that marks the current moment.
func (c *Canvas) Playhead(x, top, bottom float64) {
	c.Line(x, top, x, bottom, Style{Stroke: Accent.Solid(), StrokeWidth: 2})
	c.Circle(x, top, 4, Style{Fill: Accent.Solid()})
}
