/** A photo as pages show it. */
export interface PhotoView {
  readonly path: string;
  /** The same, for lists. */
  readonly smallPath: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

interface ShopPhotoProps {
  readonly name: string;
  readonly photo: PhotoView | undefined;
  /** On a page of its own. */
  readonly isLarge?: boolean | undefined;
  /** Far down: loaded when it is scrolled to. */
  readonly isLazy?: boolean | undefined;
}

/** The photo of a shop, or a drawn shop front with the initial on its sign where there is none. */
export function ShopPhoto({ name, photo, isLarge, isLazy }: ShopPhotoProps) {
  const style = isLarge ? 'photo large' : 'photo';
  if (!photo) return <ShopFront name={name} style={style} isWide={isLarge} />;
  return (
    <img
      class={style}
      src={isLarge ? photo.path : photo.smallPath}
      width={photo.width}
      height={photo.height}
      alt={photo.alt}
      loading={isLazy ? 'lazy' : undefined}
      decoding="async"
    />
  );
}

const stripes = [0, 1, 2, 3, 4, 5] as const;

interface ShopFrontProps {
  readonly name: string;
  readonly style: string;
  /** Three to two, as large photos are; else square. */
  readonly isWide: boolean | undefined;
}

/** Decoration: the name stands beside it. */
function ShopFront({ name, style, isWide }: ShopFrontProps) {
  const initial = [...name].find((letter) => /[\p{L}\p{N}]/u.test(letter))?.toUpperCase() ?? '';
  return (
    <svg
      class={`${style} shopfront`}
      viewBox={isWide ? '-30 0 180 120' : '0 0 120 120'}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect class="wall" x="-30" width="180" height="120" />
      <rect class="window" x="18" y="54" width="84" height="48" rx="3" />
      {stripes.map((stripe) => (
        <path
          class={stripe % 2 === 0 ? 'stripe' : 'gap'}
          d={`M${12 + stripe * 16} 24h16v22a8 8 0 0 1-16 0z`}
        />
      ))}
      <text x="60" y="90" text-anchor="middle">
        {initial}
      </text>
      <rect class="floor" x="-30" y="108" width="180" height="12" />
    </svg>
  );
}
