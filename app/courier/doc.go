// Package courier is the program that carries the log between devices: it runs
// beside the app on the same page, is loaded when somebody wants it, and answers
// what the app asks.
//
// It promises that secrets stay in the device's own database and in the requests
// they sign, that one tab at a time runs a round, and that the app hears of what
// came as it hears of another tab's events: through the store. It leaves out when
// rounds are run (package shell) and everything that is shown (package ui).
package courier
