package i18n

var en = map[Key]string{
	// sim: the simulator frame and its messages
	"sim.near": "did you mean {name}?",
}
