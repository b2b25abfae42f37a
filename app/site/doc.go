// Package site turns a course into the files of a web site: complete static
// pages in every interface language, the data the living islands read, the
// packs and the table of the service worker, and what crawlers and installers
// ask for.
//
// It promises equal bytes for equal input, that every page is whole without
// scripts, that no page holds inline scripts or styles, and that no page grows
// with the number of notes. Files are rendered one at a time, so that a server
// renders the page it is asked for and a build never holds the whole site.
//
// It is pure (no network, no disk, no clock) and runs in the notelab command
// and in the browser's builder alike. It leaves out reading Markdown (package
// markdown) and compressing and writing files (package main and server).
package site
