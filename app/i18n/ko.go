package i18n

var ko = map[Key]string{
	// sim: the simulator frame and its messages
	"sim.near": "{name}을(를) 쓰려던 것인가요?",
}
