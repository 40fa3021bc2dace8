package roster

import (
	"iter"
	"runtime"
)

// aheadSize is the number of texts that one goroutine makes at a time.
const aheadSize = 256

// ahead makes the n texts of rows on all cores while those before them are
// written, and gives them in order.
func ahead(n int, text func(i int) string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		queue, stop := make(chan chan []string, 2*runtime.GOMAXPROCS(0)), make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for from := 0; from < n; from += aheadSize {
				made := make(chan []string, 1)
				select {
				case queue <- made:
				case <-stop:
					return
				}
				go func() {
					texts := make([]string, min(aheadSize, n-from))
					for i := range texts {
						texts[i] = text(from + i)
					}
					made <- texts
				}()
			}
		}()
		i := 0
		for made := range queue {
			for _, t := range <-made {
				if !yield(i, t) {
					return
				}
				i++
			}
		}
	}
}
