package roster

import (
	"iter"
	"runtime"
)

// aheadSize is the number of items that one goroutine works on at a time.
const aheadSize = 256

// ahead cuts n items into chunks, makes what comes of each on all cores while
// what came of those before is used, and gives it in order.
func ahead[T any](n int, work func(from, to int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		queue, stop := make(chan chan T, 2*runtime.GOMAXPROCS(0)), make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for from := 0; from < n; from += aheadSize {
				made := make(chan T, 1)
				select {
				case queue <- made:
				case <-stop:
					return
				}
				go func() { made <- work(from, min(n, from+aheadSize)) }()
			}
		}()
		for made := range queue {
			if !yield(<-made) {
				return
			}
		}
	}
}
