// The words everybody in the house uses. Types only: it imports nothing and nothing runs here.

/** The languages Ly speaks. */
export type Language = 'da' | 'kl' | 'en';
/** The language a message is written in; "other" is answered in English. */
export type HeardLanguage = Language | 'other';

export type Channel = 'sms' | 'web';

export type ThreeValued = 'yes' | 'no' | 'unknown';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export type Need =
  | 'open_now'
  | 'warm_room'
  | 'food'
  | 'sleep'
  | 'toilet'
  | 'shower'
  | 'laundry'
  | 'clothes'
  | 'storage'
  | 'street_team'
  | 'detox'
  | 'psychiatry'
  | 'doctor'
  | 'needles'
  | 'women'
  | 'youth'
  | 'greenlandic_house'
  | 'no_cpr'
  | 'housing'
  | 'money'
  | 'job'
  | 'rights_council'
  | 'relative_help'
  | 'worried_about_other'
  | 'event'
  | 'house_rules'
  | 'human'
  | 'stop'
  | 'start'
  | 'delete_data'
  | 'help_menu'
  | 'language'
  | 'thanks'
  | 'greeting'
  | 'feedback'
  | 'out_of_scope'
  | 'urgent';

export type UrgentKind = 'suicide' | 'medical' | 'violence' | 'sexual_assault' | 'freezing' | 'child' | 'psychosis';

export type Filter =
  | 'dog'
  | 'women'
  | 'no_cpr'
  | 'free'
  | 'wheelchair'
  | 'intoxicated_ok'
  | 'greenlandic'
  | 'youth'
  | 'couples'
  | 'children'
  | 'sober'
  | 'anonymous'
  | 'english';

export type Age = 'under18' | '18-29';

/** What a citizen asks about one place: "hvad tid lukker den" is `hours`, "hvor ligger det" is `address`. */
export type Aspect = 'hours' | 'address' | 'phone' | 'price' | 'rules' | 'room';

/** A sentence per language. Danish and English are required; Greenlandic is optional outside danger and commands. */
export interface Texts {
  da: string;
  en: string;
  kl?: string | undefined;
}

/** A position in WGS 84 degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** What nobody needs to send: it is hidden before anything is kept. */
export type SecretKind = 'cpr' | 'card' | 'phone' | 'mail';
