/** What a server answers, by path. */
export type Site = Readonly<Record<string, PageAnswer>>;

/** One answer of it. */
export interface PageAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A reset page with one thing wrong. */
export interface BrokenPage {
  /** The check that finds it. */
  readonly check: string;
  readonly as?: string;
  readonly site: Site;
}

/** The headers of a page with nothing wrong. */
const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const config = (pools: readonly object[], acceptAnyClient = false) =>
  `<script type="application/json" id="config">${JSON.stringify({ acceptAnyClient, pools })}</script>`;

const knowing = (...ids: readonly string[]) =>
  config([{ id: 'us-east-1_AwsPool01', clients: ids.map(id => ({ id })) }]);

const page = (
  change: Readonly<Record<string, string | undefined>> = {},
  body = '<h1>Reset</h1>',
): PageAnswer => ({
  headers: Object.fromEntries(
    Object.entries({ ...headers, ...change }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ),
  body,
});

const to = (location: string, status = 308): PageAnswer => ({ status, headers: { location } });
const client = 'aws0client0one';

/** Pages with nothing wrong. */
export const soundPages: readonly { readonly as: string; readonly site: Site }[] = [
  { as: 'a page of somebody’s own', site: { '/reset': page() } },
  { as: 'a page of Lifeguard', site: { '/reset': page({}, knowing(client)) } },
  { as: 'a page that takes any app client', site: { '/reset': page({}, config([], true)) } },
  {
    as: 'redirects that keep the query',
    site: {
      '/reset': to('/reset/'),
      [`/reset?cid=${client}`]: to(`/reset/?cid=${client}`),
      '/reset/': page(),
      [`/reset/?cid=${client}`]: page(),
    },
  },
  {
    as: 'meta elements and the older header of frames',
    site: {
      '/reset': page(
        {
          'referrer-policy': undefined,
          'content-security-policy': undefined,
          'x-frame-options': 'DENY',
        },
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><meta name="referrer" content="no-referrer">',
      ),
    },
  },
];

const lost = { '/reset': to('/reset/'), [`/reset?cid=${client}`]: to('/reset/'), '/reset/': page() };

/** Pages with one thing wrong each. */
export const brokenPages: readonly BrokenPage[] = [
  { check: 'reset-page-answers', as: 'gone', site: {} },
  {
    check: 'reset-page-answers',
    as: 'in a circle',
    site: { '/reset': to('/reset'), [`/reset?cid=${client}`]: to(`/reset?cid=${client}`) },
  },
  { check: 'redirect-keeps-query', as: 'at once', site: lost },
  {
    check: 'redirect-keeps-query',
    as: 'at the second redirect',
    site: {
      ...lost,
      [`/reset?cid=${client}`]: to(`/moved?cid=${client}`, 302),
      [`/moved?cid=${client}`]: to('/reset/', 301),
    },
  },
  { check: 'page-knows-clients', site: { '/reset': page({}, knowing('another')) } },
  { check: 'page-knows-clients', as: 'nor the pool', site: { '/reset': page({}, config([])) } },
  ...Object.keys(headers).map(name => ({
    check: 'page-has-headers',
    as: name,
    site: { '/reset': page({ [name]: undefined }) },
  })),
  {
    // A pattern that tries each start again would be at it for hours.
    check: 'page-has-headers',
    as: 'no policy, and half a megabyte of beginnings of elements',
    site: {
      '/reset': page(
        { 'content-security-policy': undefined, 'x-frame-options': 'DENY' },
        '<meta '.repeat(90_000),
      ),
    },
  },
  {
    check: 'page-has-headers',
    as: 'frames of anybody',
    site: { '/reset': page({ 'content-security-policy': 'frame-ancestors *' }) },
  },
];
