;; Dot products of one query with many rows of 8-bit codes: the one loop of search that is worth hand-written SIMD.
;; Each step takes eight codes of four rows, widens them to 16 bits, multiplies them with eight numbers of the query and
;; adds the products up, in four lanes of 32 bits a row.
(module
  (memory (import "here" "memory") 1)

  ;; query   where the query lies: `stride` numbers of 16 bits
  ;; codes   where the codes lie: four quarters of `rows` rows, each row of `stride` codes
  ;; rows    how many rows a quarter has
  ;; stride  a multiple of 16
  ;; dots    where the results go, 32 bits a row, in the order of the rows
  ;; Nothing may overflow: |query| · |codes of a row| must stay below 2^31.
  ;;
  ;; The four rows of a step lie a quarter apart, not side by side: processors fetch ahead in one stream a page.
  (func (export "dots")
    (param $query i32) (param $codes i32) (param $rows i32) (param $stride i32) (param $dots i32)
    (local $quarter i32) (local $dotsQuarter i32) (local $queryEnd i32) (local $end i32) (local $at i32)
    (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $numbers v128) (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)

    (local.set $quarter (i32.mul (local.get $rows) (local.get $stride)))
    (local.set $dotsQuarter (i32.shl (local.get $rows) (i32.const 2)))
    (local.set $queryEnd (i32.add (local.get $query) (i32.shl (local.get $stride) (i32.const 1))))
    (local.set $row0 (local.get $codes))
    (local.set $end (i32.add (local.get $codes) (local.get $quarter)))

    (block $done
      (loop $nextRows
        (br_if $done (i32.ge_u (local.get $row0) (local.get $end)))
        (local.set $row1 (i32.add (local.get $row0) (local.get $quarter)))
        (local.set $row2 (i32.add (local.get $row1) (local.get $quarter)))
        (local.set $row3 (i32.add (local.get $row2) (local.get $quarter)))
        (local.set $sum0 (v128.const i32x4 0 0 0 0))
        (local.set $sum1 (v128.const i32x4 0 0 0 0))
        (local.set $sum2 (v128.const i32x4 0 0 0 0))
        (local.set $sum3 (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $query))

        (loop $nextCodes
          (local.set $numbers (v128.load (local.get $at)))
          (local.set $sum0 (i32x4.add (local.get $sum0)
            (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $row0)) (local.get $numbers))))
          (local.set $sum1 (i32x4.add (local.get $sum1)
            (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $row1)) (local.get $numbers))))
          (local.set $sum2 (i32x4.add (local.get $sum2)
            (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $row2)) (local.get $numbers))))
          (local.set $sum3 (i32x4.add (local.get $sum3)
            (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $row3)) (local.get $numbers))))
          (local.set $row0 (i32.add (local.get $row0) (i32.const 8)))
          (local.set $row1 (i32.add (local.get $row1) (i32.const 8)))
          (local.set $row2 (i32.add (local.get $row2) (i32.const 8)))
          (local.set $row3 (i32.add (local.get $row3) (i32.const 8)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $nextCodes (i32.lt_u (local.get $at) (local.get $queryEnd))))

        (i32.store (local.get $dots) (call $total (local.get $sum0)))
        (local.set $at (i32.add (local.get $dots) (local.get $dotsQuarter)))
        (i32.store (local.get $at) (call $total (local.get $sum1)))
        (local.set $at (i32.add (local.get $at) (local.get $dotsQuarter)))
        (i32.store (local.get $at) (call $total (local.get $sum2)))
        (local.set $at (i32.add (local.get $at) (local.get $dotsQuarter)))
        (i32.store (local.get $at) (call $total (local.get $sum3)))
        (local.set $dots (i32.add (local.get $dots) (i32.const 4)))
        (br $nextRows))))

  ;; The sum of the four lanes.
  (func $total (param $sum v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum))))))
