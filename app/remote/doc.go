// Package remote carries the log of progress between devices through a place
// the learner owns: a WebDAV folder, an S3-compatible bucket, or a folder that
// something else carries from device to device.
//
// What stands there are objects: small backup files, each of them written once
// by one device under a name made of the device and of the content's hash. No
// object is ever changed or deleted, so that devices cannot overwrite each
// other, and merging is the union by event id, so that order, repetition and
// crashes do not matter.
//
// It promises that a round (Sync.Run) which was cut anywhere can be run again
// and ends in the same state; that running it twice changes nothing; that what
// is stored locally is in the learner's log before it is remembered as fetched;
// and that an object which is damaged or not ours is set aside with its reason
// and holds up no other. It leaves out when rounds are run (see Due for the
// rule), and how a request leaves the browser (see Do).
package remote
