package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"
)

// ErrBusy means that another program listens on the address.
var ErrBusy = errors.New("the address is in use")

// Listen opens the address; port 0 takes a free one. errors.Is(err, ErrBusy)
// tells a taken port from an address that cannot be used.
func Listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("listening on %s: %w", addr, ErrBusy)
	}
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	return l, nil
}

// limits bound what one connection may take: who sends or reads slowly loses it.
type limits struct {
	header, request, answer, idle time.Duration
	headerBytes                   int
}

// usual are the limits of Run. An answer of a few megabytes fits through a slow
// line in its time.
var usual = limits{header: 10 * time.Second, request: 20 * time.Second, answer: 5 * time.Minute, idle: 2 * time.Minute, headerBytes: 64 << 10}

// Run serves until the context ends, then lets running requests finish for a
// moment.
func Run(ctx context.Context, l net.Listener, h http.Handler) error { return run(ctx, l, h, usual) }

func run(ctx context.Context, l net.Listener, h http.Handler, lim limits) error {
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: lim.header, ReadTimeout: lim.request, WriteTimeout: lim.answer, IdleTimeout: lim.idle, MaxHeaderBytes: lim.headerBytes,
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serving %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		srv.Close() // a request that hangs must not keep the program
	}
	return nil
}
