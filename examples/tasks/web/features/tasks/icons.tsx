const LINE = {
  width: 18,
  height: 18,
  viewBox: '0 0 18 18',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

export function EditIcon() {
  return (
    <svg {...LINE}>
      <path d="M3 15h12M4.5 11.9V9.6l6.7-6.7a1.2 1.2 0 0 1 1.7 0l.6.6a1.2 1.2 0 0 1 0 1.7L6.8 11.9z" />
    </svg>
  );
}

export function DeleteIcon() {
  return (
    <svg {...LINE}>
      <path d="M3 5h12M7 5V3.2h4V5M4.5 5l.6 9.2c0 .5.4.8.9.8h6c.5 0 .9-.3.9-.8l.6-9.2M7.4 8v4.2M10.6 8v4.2" />
    </svg>
  );
}
