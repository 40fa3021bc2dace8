package match

import (
	"context"
	"sync"
)

// inChunks cuts n items into chunks of a fixed size and shares them out among
// workers. start is called once by each worker and returns what it does with a
// chunk, so that a worker can keep its scratch space. What a chunk gives must
// be kept under the chunk's number and joined in that order afterwards: then
// the number of workers does not show. It stops early when ctx is done.
func inChunks(ctx context.Context, workers, n, size int, start func() func(chunk, from, to int)) {
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		next int
	)
	chunks := chunksOf(n, size)
	for range min(workers, chunks) {
		wg.Go(func() {
			do := start()
			for ctx.Err() == nil {
				mu.Lock()
				c := next
				next++
				mu.Unlock()
				if c >= chunks {
					return
				}
				do(c, c*size, min(n, (c+1)*size))
			}
		})
	}
	wg.Wait()
}

// chunksOf is the number of chunks of a size into which n items are cut.
func chunksOf(n, size int) int { return (n + size - 1) / size }

// each is inChunks for work that needs no scratch space and is never given up.
func each(workers, n, size int, do func(chunk, from, to int)) {
	inChunks(context.Background(), workers, n, size, func() func(chunk, from, to int) { return do })
}
