/** The drawings of the first content, each as SVG. They show kinds of places, not real ones. */
import { bond, herring, house, INK, rect, rope, shape, SIZE, stroke, water, type House } from './scene.ts'

const { width: W, height: H } = SIZE
const street: readonly House[] = [
  { x: -30, width: 210, height: 330, top: 'bell', wall: INK.brick, lit: [1] },
  { x: 184, width: 180, height: 400, top: 'stepped', wall: INK.clinker, lit: [2, 3] },
  { x: 368, width: 236, height: 300, top: 'flat', wall: INK.clay },
  { x: 608, width: 176, height: 420, top: 'neck', wall: INK.brick, lit: [0, 5] },
  { x: 788, width: 226, height: 350, top: 'stepped', wall: INK.clay, lit: [4] },
  { x: 1018, width: 190, height: 300, top: 'bell', wall: INK.clinker },
  { x: 1212, width: 230, height: 390, top: 'neck', wall: INK.brick, lit: [3, 7] },
  { x: 1446, width: 190, height: 330, top: 'stepped', wall: INK.clay, lit: [1] },
]

function shopfronts(ground: number): string {
  return street
    .map(({ x, width }, index) => {
      const left = x + 14
      const wide = width - 28
      const awning = [INK.maas, INK.wier, INK.mossel][index % 3] ?? INK.maas
      const stripes = Array.from({ length: 5 }, (_, part) =>
        rect(left + (part * wide) / 5, ground - 112, wide / 10, 30, INK.paper),
      ).join('')
      return (
        rect(left, ground - 84, wide, 78, INK.river) +
        rect(left + 10, ground - 76, wide - 70, 64, index % 2 === 0 ? INK.brass : INK.silver) +
        rect(left + wide - 46, ground - 76, 36, 70, INK.deep) +
        rect(left, ground - 112, wide, 30, awning) +
        stripes
      )
    })
    .join('')
}

function pavement(top: number): string {
  return rect(0, top, W, H - top, '#8a979d') + bond(0, top, W, H - top, INK.river)
}

const gevels =
  rect(0, 0, W, H, INK.silver) +
  street.map((one) => house(one, 590)).join('') +
  shopfronts(590) +
  pavement(590) +
  [170, 760, 1400]
    .map((x) => rect(x - 4, 440, 8, 150, INK.river) + `<circle cx="${x}" cy="432" r="20" fill="${INK.brass}"/>`)
    .join('') +
  [470, 1100].map((x) => rect(x, 548, 110, 42, INK.river) + `<circle cx="${x + 26}" cy="520" r="34" fill="${INK.wier}"/><circle cx="${x + 80}" cy="512" r="40" fill="${INK.wier}"/>`).join('')

const hull =
  shape('M940 250C1000 420 1060 520 1150 604H1640V216C1400 262 1180 268 940 250z', INK.river) +
  shape('M1112 560C1124 576 1136 590 1150 604H1640V560z', INK.brick) +
  stroke('M1106 556H1640', INK.paper, 7) +
  stroke('M952 268C1180 286 1400 280 1640 236', INK.paper, 6) +
  [0, 1, 2].map((index) => `<circle cx="${1240 + index * 120}" cy="372" r="24" fill="${INK.brass}" stroke="${INK.paper}" stroke-width="7"/>`).join('')

const kade =
  rect(0, 0, W, H, INK.silver) +
  `<g transform="translate(0 -20)">${street.slice(0, 6).map((one) => house({ ...one, height: one.height * 0.86 }, 450)).join('')}</g>` +
  rect(0, 430, W, 110, '#8a979d') +
  bond(0, 430, W, 110, INK.river) +
  water(540, 140) +
  hull +
  water(604, 80) +
  shape('M610 430V380C590 372 590 344 612 340H676C698 344 698 372 678 380V430z', INK.river) +
  rope(
    [
      'M976 300C880 300 800 420 684 356C640 330 590 372 624 396',
      'M980 314C884 316 806 440 686 372C642 348 596 384 626 408',
      'M984 328C888 332 812 460 688 388C644 366 602 396 628 420',
    ],
    11,
  )

const bolder =
  rect(0, 0, W, H, INK.silver) +
  water(0, 200, INK.deep) +
  rect(0, 200, W, 60, INK.paper) +
  rect(0, 252, W, H - 252, INK.brick) +
  bond(0, 252, W, H - 252, INK.river) +
  shape('M900 640V330C850 316 840 210 930 190H1150C1240 210 1230 316 1180 330V640z', INK.river) +
  shape('M930 190C960 150 1120 150 1150 190z', INK.deep) +
  shape('M850 640H1230V690H850z', INK.river) +
  rope(
    [
      'M-40 300C300 240 560 420 880 420C1060 420 1250 470 1196 510',
      'M-40 440C300 420 560 470 880 460C1060 460 1240 500 1190 544',
      'M-40 600C300 640 560 520 880 500C1060 500 1230 530 1184 578',
    ],
    26,
  ) +
  shape('M900 330H1180V414H900z', INK.river)

function shop(x: number, wall: string, state: 'filled' | 'empty', awning: string): string {
  const window =
    state === 'filled'
      ? rect(x + 40, 300, 250, 240, INK.brass) +
        [70, 140, 210].map((left, index) => rect(x + left, 420 - index * 26, 44, 120 + index * 26, INK.river)).join('') +
        rect(x + 40, 240, 420, 52, awning) +
        Array.from({ length: 6 }, (_, part) => rect(x + 40 + part * 70, 240, 35, 52, INK.paper)).join('')
      : rect(x + 40, 300, 250, 240, INK.deep) +
        stroke(
          `M${x + 62} 350c60 -50 90 60 140 10s40 40 66 4M${x + 60} 430c50 -50 100 50 150 0s50 30 62 0M${x + 64} 500c60 -40 90 40 140 0s50 20 60 0`,
          INK.silver,
          20,
        )
  const door =
    state === 'filled'
      ? rect(x + 330, 300, 130, 290, INK.river) + rect(x + 350, 320, 90, 150, INK.brass)
      : rect(x + 330, 300, 130, 290, INK.brass) + shape(`M${x + 330} 300l-56 26v290l56 -26z`, INK.wier)
  return (
    rect(x, 0, 500, 590, wall) +
    bond(x, 0, 500, 590, INK.river) +
    [70, 220, 370].map((left) => rect(x + left - 6, 34, 84, 132, INK.paper) + rect(x + left, 40, 72, 120, INK.river) + stroke(`M${x + left + 36} 40v120M${x + left} 88h72`, INK.paper, 4)).join('') +
    rect(x + 20, 216, 460, 374, INK.paper) +
    window +
    door
  )
}

const winkels =
  shop(20, INK.clay, 'filled', INK.maas) +
  shop(550, INK.brick, 'empty', INK.wier) +
  shop(1080, INK.clinker, 'filled', INK.mossel) +
  rect(0, 0, 20, 590, INK.silver) +
  rect(520, 0, 30, 590, INK.silver) +
  rect(1050, 0, 30, 590, INK.silver) +
  rect(1580, 0, 20, 590, INK.silver) +
  pavement(590) +
  shape('M880 590H1010L1130 680H800z', INK.brass)

function flags(points: readonly (readonly [number, number])[], color: string): string {
  const line = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const pennants = points
    .slice(0, -1)
    .map(([x, y], index) => {
      const [nextX = x, nextY = y] = points[index + 1] ?? []
      const a = [x + (nextX - x) * 0.2, y + (nextY - y) * 0.2] as const
      const b = [x + (nextX - x) * 0.8, y + (nextY - y) * 0.8] as const
      const drop = Math.max(18, (nextX - x) * 0.8)
      return shape(`M${a[0]} ${a[1]}L${b[0]} ${b[1]}L${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + drop}z`, index % 3 === 1 ? INK.brass : color)
    })
    .join('')
  return pennants + stroke(line, INK.river, 5)
}

function sagging(from: number, to: number, sag: number): [number, number][] {
  return Array.from({ length: 15 }, (_, index) => {
    const part = index / 14
    return [part * 1560 - 20, from + (to - from) * part + Math.sin(part * Math.PI) * sag]
  })
}

const vlaggen =
  rect(0, 0, W, H, INK.silver) +
  `<g opacity=".9">${street.map((one) => house({ ...one, height: one.height * 0.55, lit: [] }, 640)).join('')}</g>` +
  pavement(640) +
  rect(1534, 60, 16, 580, INK.river) +
  `<circle cx="1542" cy="52" r="20" fill="${INK.brass}"/>` +
  flags(sagging(30, 96, 70), INK.maas) +
  flags(sagging(150, 104, 90), INK.wier) +
  flags(sagging(270, 112, 110), INK.mossel)

const places = [
  ...[[120, 70], [420, 40], [760, 90], [1090, 46], [1380, 110]],
  ...[[-40, 200], [270, 180], [600, 230], [930, 200], [1240, 240]],
  ...[[110, 330], [440, 320], [770, 360], [1100, 340], [1420, 370]],
  ...[[-60, 470], [280, 460], [610, 490], [950, 470], [1270, 500]],
  ...[[130, 590], [470, 580], [800, 610], [1130, 590]],
] as const

const haringen =
  rect(0, 0, W, H, INK.river) +
  `<g opacity=".35">${water(0, H, INK.river)}</g>` +
  places
    .map(([x = 0, y = 0], index) => herring(x, y, 250, index === 12 ? INK.brass : index % 4 === 0 ? INK.paper : INK.silver, INK.river))
    .join('')

export const scenes = { kade, bolder, gevels, winkels, vlaggen, haringen } as const
