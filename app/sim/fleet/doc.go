// Package fleet draws a fleet of machines (tasks, instances) whose version
// changes over time: the state of the moment on cards, the stretches of the
// whole, how much of the traffic the new version gets, how many machines there
// are of each kind within which bounds, and what stood in each place.
//
// It knows no service and no language: what a machine is like comes as a Look,
// words come from the caller as they are shown. A Stage is drawn for its width;
// on a phone it is laid out anew, and where there are too many places for lanes
// they become a grid of squares at the moment shown. The picture at a moment
// shows nothing that comes later.
package fleet
