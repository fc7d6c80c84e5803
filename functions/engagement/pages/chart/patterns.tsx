/**
 * What tells series apart without colour: whole, hatched, dotted, empty. Once on a page; `chart-style.ts` fills with them.
 */
export const Patterns = () => (
  <svg class="unseen" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ground" width="6" height="6" />
        <path class="hatch" d="M-1.5,1.5 l3,-3 M0,6 l6,-6 M4.5,7.5 l3,-3" />
      </pattern>
      <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ground" width="6" height="6" />
        <circle class="dot" cx="3" cy="3" r="1.5" />
      </pattern>
    </defs>
  </svg>
);
